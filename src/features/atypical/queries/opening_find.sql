SELECT o.*, c.number FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id WHERE o.id = $1
