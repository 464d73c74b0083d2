SELECT id, kind, payload, cursor, done, total, state, result, problem, owner, node, attempts, started_at
FROM jobs_jobs
WHERE id = $1
