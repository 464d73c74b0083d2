UPDATE decisions_panels SET version = version + 1, state = 'closed', closed_on = $3, conclusion_sealed = $4
WHERE id = $1 AND version = $2 AND state = 'open'
