SELECT id FROM atypical_cases c
WHERE (shadow = 1 AND opened_at < $1)
   OR (shadow = 0 AND state = 'closed' AND closed_on < $2 AND matter_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = c.id AND x.matter_id IS NOT NULL))
ORDER BY opened_at, id LIMIT $3
