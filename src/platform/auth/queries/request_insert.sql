INSERT INTO auth_recovery_requests
  (id, account_id, asked_by, asked_at, expires_at, state, totp, reason_sealed, lookup, public_key, purpose, subject)
VALUES ($1, $2, $3, $4, $5, 'asked', $6, $7, $8, $9, $10, $11)
