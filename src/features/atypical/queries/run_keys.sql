SELECT p.case_id, p.kind, p.key FROM atypical_cases c JOIN atypical_parts p ON p.case_id = c.id
WHERE c.run_id = $1 AND c.kind = 'case'
GROUP BY p.case_id, p.kind, p.key ORDER BY MAX(p.points) DESC, p.kind, p.key
