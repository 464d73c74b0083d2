SELECT position, wrapped FROM auth_recovery_released
WHERE request_id = $1 AND custodians = $2 AND holder = $3
ORDER BY position
