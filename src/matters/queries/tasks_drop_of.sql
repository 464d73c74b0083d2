UPDATE matters_tasks SET state = 'done', done_on = $4
WHERE matter_id = $1 AND kind = $2 AND principal = $3 AND state = 'open'
