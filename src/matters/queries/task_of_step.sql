SELECT principal FROM matters_tasks WHERE step_id = $1 AND state = 'open'
