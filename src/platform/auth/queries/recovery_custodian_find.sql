SELECT position FROM auth_recovery_custodians WHERE account_id = $1
