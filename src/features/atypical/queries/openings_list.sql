SELECT o.*, c.number FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id
WHERE o.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = c.id AND x.officer = $1)
ORDER BY o.asked_at, o.id LIMIT 200
