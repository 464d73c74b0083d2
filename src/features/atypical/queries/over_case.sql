DELETE FROM atypical_cases WHERE id = $1
