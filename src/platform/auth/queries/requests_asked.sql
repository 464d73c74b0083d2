SELECT id FROM auth_recovery_requests WHERE state = 'asked' AND id <> $1
