SELECT id, register, mode, state, source, row_number, started_at, finished_at FROM complaints_register_imports
WHERE id = $1
