UPDATE matters_conflicts
SET state = $2, decided_by = $3, decided_on = $4, reason_sealed = $5
WHERE id = $1 AND state = 'waiting'
