UPDATE matters_conflicts SET task_kind = $4, task_due = $5
WHERE matter_id = $1 AND account_id = $2 AND role = $3 AND state = 'waiting'
