UPDATE auth_credentials SET recovery_wrapped = $2 WHERE account_id = $1
