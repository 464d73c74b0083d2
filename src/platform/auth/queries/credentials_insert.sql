INSERT INTO auth_credentials (account_id, salt, operations, memory_bytes, key_sealed, totp_sealed, recovery_wrapped)
VALUES ($1, $2, $3, $4, $5, $6, $7)
