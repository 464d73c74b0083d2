SELECT t.id FROM matters_ties t
JOIN matters_tie_tokens k ON k.tie_id = t.id
WHERE t.account_id = $1 AND t.ended_on IS NULL AND k.token = $2
