UPDATE matters_tasks SET state = 'dropped', done_on = $2 WHERE matter_id = $1 AND state = 'open'
