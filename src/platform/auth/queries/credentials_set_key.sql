UPDATE auth_credentials
SET salt = $2, operations = $3, memory_bytes = $4, key_sealed = $5, password_first = 0
WHERE account_id = $1
