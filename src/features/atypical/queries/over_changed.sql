DELETE FROM atypical_changed_cases WHERE case_id = $1
