SELECT DISTINCT t.account_id FROM matters_ties t
JOIN matters_tie_tokens k ON k.tie_id = t.id
WHERE k.token = $1 AND t.ended_on IS NULL
ORDER BY t.account_id
