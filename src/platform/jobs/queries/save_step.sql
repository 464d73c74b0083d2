UPDATE jobs_jobs
SET cursor = $1, done = $2, total = $3, state = $4, result = $5, lease_until = $6, attempts = 0
WHERE id = $7 AND node = $8 AND state = 'running'
