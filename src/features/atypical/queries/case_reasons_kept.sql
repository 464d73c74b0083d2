UPDATE atypical_cases SET reasons_kept = 1 WHERE id = $1
