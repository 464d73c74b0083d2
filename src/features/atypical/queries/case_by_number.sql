SELECT id FROM atypical_cases WHERE number = $1
