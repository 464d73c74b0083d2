UPDATE directory_accounts SET closed = $2 WHERE id = $1
