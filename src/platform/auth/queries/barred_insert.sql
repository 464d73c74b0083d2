INSERT INTO auth_recovery_barred (request_id, account_id) VALUES ($1, $2)
