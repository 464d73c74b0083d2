SELECT g.kind, g.unit_id, g.outcome, g.visible, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, CAST(NULL AS TEXT) AS outcome,
    CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
      AND $3 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
  FROM matters_matters m
  WHERE m.received_on >= $1 AND m.received_on < $2
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $4)
) AS g GROUP BY g.kind, g.unit_id, g.outcome, g.visible
