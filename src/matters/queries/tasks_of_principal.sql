SELECT t.id, t.matter_id, t.step_id, t.kind, t.due_on, t.principal, m.number, m.kind AS matter_kind, m.theme,
  m.phase, m.procedure_key, m.procedure_version, s.step
FROM matters_tasks t JOIN matters_matters m ON m.id = t.matter_id LEFT JOIN matters_steps s ON s.id = t.step_id
WHERE t.principal = $1 AND t.state = 'open' AND t.due_on >= $2 AND t.due_on <= $5
  AND (t.due_on > $2 OR m.number > $3 OR (m.number = $3 AND t.id > $4))
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = t.matter_id AND e.token = $6)
ORDER BY t.due_on, m.number, t.id LIMIT $7
