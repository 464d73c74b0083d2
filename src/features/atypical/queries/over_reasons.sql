DELETE FROM atypical_reasons WHERE case_id = $1
