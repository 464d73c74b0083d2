SELECT o.*, c.number FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id WHERE o.case_id = $1
ORDER BY o.asked_at DESC, o.id
