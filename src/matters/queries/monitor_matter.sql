SELECT m.kind, m.unit_id, m.outcome, 1 AS count,
  CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
    AND $2 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
FROM matters_matters m WHERE m.id = $1
  AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $3)
