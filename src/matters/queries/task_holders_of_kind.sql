SELECT principal FROM matters_tasks WHERE matter_id = $1 AND kind = $2 AND state = 'open'
