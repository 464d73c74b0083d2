SELECT recovery_wrapped FROM auth_credentials WHERE account_id = $1
