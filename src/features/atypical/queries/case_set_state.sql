UPDATE atypical_cases SET state = $2 WHERE id = $1 AND state <> 'closed'
