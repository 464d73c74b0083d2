SELECT m.id, m.number, m.unit_id, m.theme, m.phase, m.procedure_key, m.received_on, m.closed_on, m.outcome,
  CASE WHEN EXISTS (SELECT 1 FROM matters_steps s WHERE s.matter_id = m.id AND s.step = $4 AND s.state = 'done')
    THEN 1 ELSE 0 END AS marked
FROM matters_matters m
WHERE (m.closed_on IS NULL OR m.closed_on >= $2) AND m.kind = $1 AND m.received_on < $3 AND m.state <> 'merged'
ORDER BY m.received_on, m.number
