UPDATE matters_tasks SET principal = $2 WHERE matter_id = $1 AND state = 'open'
