INSERT INTO atypical_minings (id, job_id, made_by, made_at, from_day, to_day, finished) VALUES ($1, $2, $3, $4, $5, $6, 0)
