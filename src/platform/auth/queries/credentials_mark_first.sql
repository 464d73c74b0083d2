UPDATE auth_credentials SET password_first = 1 WHERE account_id = $1
