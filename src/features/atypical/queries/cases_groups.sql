SELECT DISTINCT c.group_name FROM atypical_cases c WHERE c.group_name <> ''
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $1)
ORDER BY c.group_name
