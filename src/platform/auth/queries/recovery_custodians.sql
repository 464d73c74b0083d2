SELECT position, account_id FROM auth_recovery_custodians ORDER BY position
