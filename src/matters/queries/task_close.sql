UPDATE matters_tasks SET state = 'done', done_on = $3 WHERE id = $1 AND matter_id = $2 AND state = 'open'
