SELECT m.*, a.due_on AS sort_due FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
WHERE a.principal = $1 AND a.open = $2 AND a.kind = $7 AND a.received_on >= $3 AND (a.received_on > $3 OR a.matter_id > $4)
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = a.matter_id AND e.token = $5)
ORDER BY a.received_on ASC, a.matter_id ASC LIMIT $6
