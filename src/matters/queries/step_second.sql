UPDATE matters_steps SET state = 'done', second_by = $2, done_on = $3 WHERE id = $1 AND state = 'second'
