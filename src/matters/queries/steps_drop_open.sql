UPDATE matters_steps SET state = 'skipped', done_on = $2 WHERE matter_id = $1 AND state IN ('open', 'second')
