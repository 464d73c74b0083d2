UPDATE matters_tasks SET principal = $3 WHERE matter_id = $1 AND principal = $2 AND state = 'open'
