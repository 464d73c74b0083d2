SELECT c.id, c.kind, c.officer, c.subject, c.group_name, c.points, c.last_day FROM atypical_cases c
WHERE c.run_id = $1 AND c.kind <> 'control'
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $2)
ORDER BY c.points DESC, c.id
