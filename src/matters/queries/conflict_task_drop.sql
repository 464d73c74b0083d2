UPDATE matters_conflicts SET task_kind = NULL, task_due = NULL
WHERE matter_id = $1 AND task_kind = $2 AND state = 'waiting'
