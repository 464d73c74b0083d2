SELECT s.matter_id, s.step, s.done_on,
  (SELECT MIN(t.made_on) FROM matters_tasks t WHERE t.step_id = s.id) AS made_on,
  CASE WHEN s.due_on IS NOT NULL AND s.done_on > s.due_on THEN 1 ELSE 0 END AS late
FROM matters_steps s WHERE s.matter_id >= $1 AND s.matter_id <= $2 AND s.state = 'done' ORDER BY s.matter_id, s.id
