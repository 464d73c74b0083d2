UPDATE auth_recovery_requests
SET state = 'agreed', key_wrapped = $2, expires_at = $3
WHERE id = $1 AND state = 'asked'
