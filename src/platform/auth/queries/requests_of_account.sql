SELECT id, account_id, asked_by, asked_at, expires_at, state, totp, reason_sealed, public_key, key_wrapped, purpose,
  subject
FROM auth_recovery_requests
WHERE account_id = $1
ORDER BY asked_at DESC, id
