INSERT INTO complaints_register_imports (id, register, fingerprint, mode, state, source, row_number, actor, started_at)
VALUES ($1, $2, $3, $4, 'running', 0, 0, $5, $6)
