SELECT id FROM auth_recovery_requests WHERE purpose = $1 AND subject = $2 AND state = 'asked' AND expires_at > $3
