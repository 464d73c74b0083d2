DELETE FROM atypical_openings WHERE case_id = $1
