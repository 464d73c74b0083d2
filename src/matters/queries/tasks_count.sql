SELECT COUNT(*) AS count FROM matters_tasks t
WHERE t.principal = $1 AND t.state = 'open' AND t.due_on >= $2 AND t.due_on <= $3
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = t.matter_id AND e.token = $4)
