SELECT id FROM matters_ties WHERE account_id = $1 AND ended_on IS NULL LIMIT 1
