SELECT c.id FROM atypical_cases c
WHERE c.last_day < $1 AND (c.shadow = 1 OR c.state = 'closed') AND c.matter_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = c.id AND x.matter_id IS NOT NULL)
ORDER BY c.last_day, c.id LIMIT $2
