SELECT account_id FROM auth_recovery_barred WHERE request_id = $1 AND account_id = $2
