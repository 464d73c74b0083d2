INSERT INTO jobs_daily (kind, done_for)
VALUES ($1, $2)
ON CONFLICT (kind) DO UPDATE SET done_for = excluded.done_for
WHERE jobs_daily.done_for < excluded.done_for
