DELETE FROM casework_given WHERE account_id = $1 OR given_at < $2
