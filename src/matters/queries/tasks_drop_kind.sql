UPDATE matters_tasks SET state = 'done', done_on = $3 WHERE matter_id = $1 AND kind = $2 AND state = 'open'
