SELECT task_kind, task_due FROM matters_conflicts WHERE id = $1 AND task_kind IS NOT NULL
