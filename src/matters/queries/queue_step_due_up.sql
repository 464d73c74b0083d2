SELECT m.*, a.due_on AS sort_due FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
WHERE a.principal = $1 AND a.open = $2 AND a.due_on >= $3 AND (a.due_on > $3 OR a.matter_id > $4)
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = a.matter_id AND e.token = $5)
  AND EXISTS (SELECT 1 FROM matters_steps s
              WHERE s.matter_id = a.matter_id AND s.step = $7 AND s.state IN ('open', 'second'))
ORDER BY a.due_on ASC, a.matter_id ASC LIMIT $6
