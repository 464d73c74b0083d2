SELECT password_first FROM auth_credentials WHERE account_id = $1
