UPDATE atypical_trials
SET finished = 1, first_day = $2, last_day = $3, content = $4, look_ups = $5, unexplained_now = $6, unexplained_then = $7
WHERE id = $1
