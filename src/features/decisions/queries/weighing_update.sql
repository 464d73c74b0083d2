UPDATE decisions_weighings SET version = version + 1, questions = $3, state = $4, done_on = $5, done_by = $6, sealed = $7
WHERE matter_id = $1 AND version = $2
