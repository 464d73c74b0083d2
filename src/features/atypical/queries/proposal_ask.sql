UPDATE atypical_proposals SET state = 'asked', asked_by = $2, asked_at = $3 WHERE id = $1 AND state = 'found'
