UPDATE matters_steps SET state = 'open', done_on = NULL, done_by = NULL, second_by = NULL WHERE id = $1 AND state = 'second'
