INSERT INTO auth_recovery_voices (request_id, account_id, agrees, at, reason_sealed) VALUES ($1, $2, $3, $4, $5)
