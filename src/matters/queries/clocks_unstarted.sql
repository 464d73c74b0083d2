SELECT m.id FROM matters_matters m WHERE m.state IN ('open', 'paused') AND m.received_on <= $1 AND m.procedure_key = $2
  AND m.procedure_version = $3 AND NOT EXISTS (SELECT 1 FROM matters_clocks c WHERE c.matter_id = m.id AND c.clock = $4)
ORDER BY m.id LIMIT $5
