SELECT k.day, k.explained, k.unexplained, c.id, c.number FROM atypical_changed_cases k
JOIN atypical_cases c ON c.id = k.case_id
WHERE k.run_id = $1 AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = c.id AND x.officer = $2)
ORDER BY k.day, c.number
