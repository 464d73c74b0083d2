INSERT INTO auth_sessions (id, account_id, secret_hash, key_sealed, started_at, seen_at, device)
VALUES ($1, $2, $3, $4, $5, $6, $7)
