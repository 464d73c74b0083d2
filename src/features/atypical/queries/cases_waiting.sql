SELECT COUNT(*) AS count FROM atypical_cases c
WHERE c.shadow = 0 AND c.state <> 'closed'
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $1)
