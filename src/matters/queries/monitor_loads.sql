SELECT m.unit_id, p.principal, COUNT(*) AS count
FROM matters_participants p JOIN matters_matters m ON m.id = p.matter_id
WHERE p.role = 'handler' AND p.until_on IS NULL AND m.state IN ('open', 'paused')
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $1)
GROUP BY m.unit_id, p.principal
