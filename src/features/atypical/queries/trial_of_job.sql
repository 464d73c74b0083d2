SELECT * FROM atypical_trials WHERE job_id = $1
