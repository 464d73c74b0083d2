UPDATE matters_tasks SET due_on = $2 WHERE step_id = $1 AND state = 'open'
