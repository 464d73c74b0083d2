SELECT * FROM atypical_minings WHERE job_id = $1
