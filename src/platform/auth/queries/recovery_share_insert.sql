INSERT INTO auth_recovery_shares (custodians, sealed) VALUES ($1, $2)
