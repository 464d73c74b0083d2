SELECT * FROM atypical_trials WHERE id = $1
