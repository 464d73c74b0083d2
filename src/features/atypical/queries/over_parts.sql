DELETE FROM atypical_parts WHERE case_id = $1
