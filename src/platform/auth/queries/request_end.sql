UPDATE auth_recovery_requests
SET state = $3, key_wrapped = NULL
WHERE id = $1 AND state = $2
