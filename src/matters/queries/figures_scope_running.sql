SELECT g.kind, g.unit_id, g.phase, g.received, g.term, g.visible, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, m.phase, SUBSTR(m.received_on, 1, 7) AS received,
    CASE WHEN m.due_on = '9999-12-31' THEN CASE WHEN m.id IN (SELECT c.matter_id FROM matters_clocks c WHERE c.state = 'paused')
        THEN 'paused' ELSE 'none' END
      WHEN m.due_on < $4 THEN 'late' WHEN m.due_on <= $5 THEN 'soon' ELSE 'on_time' END AS term,
    CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
      AND $2 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
  FROM matters_matters m
  WHERE m.received_on < $1 AND m.state IN ('open', 'paused')
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $3)
) AS g GROUP BY g.kind, g.unit_id, g.phase, g.received, g.term, g.visible
