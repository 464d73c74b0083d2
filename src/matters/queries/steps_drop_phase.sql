UPDATE matters_steps SET state = 'skipped', done_on = $3 WHERE matter_id = $1 AND phase = $2 AND state IN ('open', 'second')
