DELETE FROM jobs_jobs
WHERE state IN ('done', 'failed') AND lease_until < $1
