SELECT id, lease_until
FROM jobs_jobs
WHERE kind = $1 AND state IN ('waiting', 'running') AND lease_until <= $2
ORDER BY lease_until, id
LIMIT 1
