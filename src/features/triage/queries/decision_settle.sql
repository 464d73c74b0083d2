UPDATE triage_decisions SET state = $2, second_by = $3, settled_on = $4, back_sealed = $5
WHERE id = $1 AND state = 'proposed'
