SELECT account_id, salt, operations, memory_bytes, key_sealed, totp_sealed, totp_step, recovery_wrapped
FROM auth_credentials
WHERE account_id = $1
