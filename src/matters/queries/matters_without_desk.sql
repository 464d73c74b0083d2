SELECT m.id, m.number, m.received_on
FROM matters_matters m
WHERE m.state IN ('open', 'paused')
  AND NOT EXISTS (SELECT 1 FROM matters_keys k
    WHERE k.matter_id = m.id AND k.holder LIKE 'd:%' AND $1 LIKE '%|' || k.holder || '|%')
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $2)
ORDER BY m.received_on, m.id
