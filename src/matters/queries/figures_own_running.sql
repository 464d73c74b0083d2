SELECT g.kind, g.unit_id, g.phase, g.received, g.term, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, m.phase, SUBSTR(m.received_on, 1, 7) AS received,
    CASE WHEN m.due_on = '9999-12-31' THEN CASE WHEN m.id IN (SELECT c.matter_id FROM matters_clocks c WHERE c.state = 'paused')
        THEN 'paused' ELSE 'none' END
      WHEN m.due_on < $4 THEN 'late' WHEN m.due_on <= $5 THEN 'soon' ELSE 'on_time' END AS term
  FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
  WHERE a.principal = $1 AND m.state IN ('open', 'paused')
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = a.matter_id AND e.token = $3)
    AND NOT EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = a.matter_id AND b.principal < a.principal
      AND $2 LIKE '%|' || b.principal || '|%')
) AS g GROUP BY g.kind, g.unit_id, g.phase, g.received, g.term
