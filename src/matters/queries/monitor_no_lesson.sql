SELECT kind, unit_id, visible, COUNT(*) AS count FROM (
  SELECT m.kind AS kind, COALESCE(m.unit_id, '') AS unit_id,
    CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
      AND $3 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
  FROM matters_matters m WHERE m.closed_on >= $1 AND m.closed_on < $2 AND m.lesson = 'none'
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $4)
) AS closed GROUP BY kind, unit_id, visible
