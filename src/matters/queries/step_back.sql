UPDATE matters_steps SET state = 'open', second_by = NULL WHERE id = $1 AND state = 'second'
