INSERT INTO auth_tokens (id, account_id, label, secret_hash, scopes, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
