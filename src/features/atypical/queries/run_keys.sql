SELECT p.kind, p.key, COUNT(DISTINCT c.id) AS cases FROM atypical_cases c JOIN atypical_parts p ON p.case_id = c.id
WHERE c.run_id = $1 AND c.kind = 'case'
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $2)
GROUP BY p.kind, p.key ORDER BY p.kind, p.key
