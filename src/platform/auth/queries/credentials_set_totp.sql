UPDATE auth_credentials SET totp_sealed = $2, totp_step = 0 WHERE account_id = $1
