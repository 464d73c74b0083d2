UPDATE matters_ties SET ended_on = $3 WHERE id = $1 AND account_id = $2 AND ended_on IS NULL
