UPDATE atypical_cases SET state = 'closed', outcome = $2, closed_on = $3, closed_by = $4, matter_id = $5
WHERE id = $1 AND state <> 'closed'
