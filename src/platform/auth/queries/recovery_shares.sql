SELECT custodians, sealed FROM auth_recovery_shares ORDER BY custodians
