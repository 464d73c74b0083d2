SELECT * FROM atypical_cases WHERE from_control = $1
