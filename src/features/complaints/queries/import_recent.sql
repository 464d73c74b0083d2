SELECT id, register, mode, state, started_at, finished_at FROM complaints_register_imports
ORDER BY started_at DESC LIMIT 20
