UPDATE matters_tasks SET state = $2, done_on = $3 WHERE step_id = $1 AND state = 'open'
