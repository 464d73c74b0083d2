INSERT INTO jobs_jobs (id, kind, payload, cursor, done, total, state, result, problem, owner, node, lease_until,
                       attempts, started_at)
VALUES ($1, $2, $3, '', 0, 0, 'waiting', '', '', $4, '', $5, 0, $5)
