SELECT * FROM atypical_runs WHERE id = $1
