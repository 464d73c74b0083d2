SELECT id FROM jobs_jobs WHERE kind = $1 AND state IN ('waiting', 'running') AND payload = $2 LIMIT 1
