INSERT INTO atypical_trials (id, job_id, made_by, made_at, days, changes, finished, content, look_ups, unexplained_now, unexplained_then)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0, 0, 0)
