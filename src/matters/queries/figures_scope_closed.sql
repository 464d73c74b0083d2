SELECT g.kind, g.unit_id, g.state, g.received_on, g.closed_on, g.missed, g.visible, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, m.state, m.received_on, m.closed_on,
    CASE WHEN m.id IN (SELECT c.matter_id FROM matters_clocks c WHERE c.state = 'stopped' AND c.stopped_on > c.due_on
      AND NOT EXISTS (SELECT 1 FROM matters_clocks x WHERE x.matter_id = c.matter_id AND x.extends = c.id))
      THEN 1 ELSE 0 END AS missed,
    CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
      AND $2 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
  FROM matters_matters m
  WHERE m.received_on < $1 AND m.state IN ('closed', 'merged')
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $3)
) AS g GROUP BY g.kind, g.unit_id, g.state, g.received_on, g.closed_on, g.missed, g.visible
