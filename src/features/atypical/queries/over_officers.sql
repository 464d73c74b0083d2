DELETE FROM atypical_officers WHERE case_id = $1
