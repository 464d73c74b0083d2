UPDATE matters_steps SET state = $3, done_on = $4, done_by = $5, record_sealed = $6 WHERE id = $1 AND state = $2
