-- The clocks are reached by their matter alone: an index by state would look at every clock that ever stopped.
SELECT m.id, p.place, m.kind, m.unit_id, m.phase, m.state, m.outcome, m.received_on, m.closed_on, m.due_on,
  COALESCE((SELECT MAX(CASE WHEN c.state = 'paused' THEN 1 ELSE 0 END)
    FROM matters_clocks c WHERE c.matter_id = m.id), 0) AS paused,
  COALESCE((SELECT MAX(CASE WHEN c.state = 'stopped' AND c.stopped_on > c.due_on AND NOT EXISTS (
      SELECT 1 FROM matters_clocks x WHERE x.matter_id = c.matter_id AND x.extends = c.id) THEN 1 ELSE 0 END)
    FROM matters_clocks c WHERE c.matter_id = m.id), 0) AS missed
FROM matters_matters m LEFT JOIN matters_figure_places p ON p.matter_id = m.id
WHERE m.id >= $1 AND m.id <= $2 ORDER BY m.id
