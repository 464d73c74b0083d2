UPDATE jobs_jobs
SET state = 'waiting', node = '', lease_until = $1
WHERE id = $2 AND node = $3 AND state = 'running'
