SELECT done_for
FROM jobs_daily
WHERE kind = $1
