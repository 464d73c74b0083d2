SELECT id, state FROM auth_recovery_requests
WHERE state IN ('asked', 'agreed') AND expires_at <= $1
