SELECT * FROM atypical_officers WHERE case_id = $1 AND officer = $2
