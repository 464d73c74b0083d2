UPDATE directory_accounts SET language = $2 WHERE id = $1
