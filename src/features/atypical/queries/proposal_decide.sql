UPDATE atypical_proposals SET state = $2, decided_by = $3, decided_at = $4, rule = $5 WHERE id = $1 AND state = 'asked'
