SELECT g.kind, g.unit_id, g.state, g.received_on, g.closed_on, g.missed, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, m.state, m.received_on, m.closed_on,
    CASE WHEN m.id IN (SELECT c.matter_id FROM matters_clocks c WHERE c.state = 'stopped' AND c.stopped_on > c.due_on
      AND NOT EXISTS (SELECT 1 FROM matters_clocks x WHERE x.matter_id = c.matter_id AND x.extends = c.id))
      THEN 1 ELSE 0 END AS missed
  FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
  WHERE a.principal = $1 AND m.state IN ('closed', 'merged')
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = a.matter_id AND e.token = $3)
    AND NOT EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = a.matter_id AND b.principal < a.principal
      AND $2 LIKE '%|' || b.principal || '|%')
) AS g GROUP BY g.kind, g.unit_id, g.state, g.received_on, g.closed_on, g.missed
