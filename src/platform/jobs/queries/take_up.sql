UPDATE jobs_jobs
SET state = 'running', node = $1, lease_until = $2, attempts = attempts + 1
WHERE id = $3 AND state IN ('waiting', 'running') AND lease_until <= $4
