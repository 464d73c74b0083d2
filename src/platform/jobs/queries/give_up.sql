UPDATE jobs_jobs
SET state = 'failed', problem = $1, lease_until = $2
WHERE id = $3 AND node = $4 AND state = 'running'
