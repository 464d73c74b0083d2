INSERT INTO auth_recovery_custodians (position, account_id) VALUES ($1, $2)
