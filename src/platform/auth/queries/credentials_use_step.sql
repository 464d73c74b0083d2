UPDATE auth_credentials SET totp_step = $2 WHERE account_id = $1 AND totp_step < $2
