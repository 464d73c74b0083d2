SELECT g.kind, g.unit_id, g.step, g.made_on, g.done_on, g.late, g.visible, COUNT(*) AS count FROM (
  SELECT m.kind, m.unit_id, s.step, s.done_on,
    (SELECT MIN(t.made_on) FROM matters_tasks t WHERE t.step_id = s.id) AS made_on,
    CASE WHEN s.due_on IS NOT NULL AND s.done_on > s.due_on THEN 1 ELSE 0 END AS late,
    CASE WHEN EXISTS (SELECT 1 FROM matters_access b WHERE b.matter_id = m.id
      AND $3 LIKE '%|' || b.principal || '|%') THEN 1 ELSE 0 END AS visible
  FROM matters_steps s JOIN matters_matters m ON m.id = s.matter_id
  WHERE s.done_on >= $1 AND s.done_on < $2 AND s.state = 'done'
    AND NOT EXISTS (SELECT 1 FROM matters_exclusions e WHERE e.matter_id = m.id AND e.token = $4)
) AS g GROUP BY g.kind, g.unit_id, g.step, g.made_on, g.done_on, g.late, g.visible
