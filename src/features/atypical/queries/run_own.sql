SELECT c.kind, COUNT(*) AS count FROM atypical_officers o JOIN atypical_cases c ON c.id = o.case_id
WHERE o.officer = $1 AND c.run_id = $2 AND c.from_control IS NULL GROUP BY c.kind
