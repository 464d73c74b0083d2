UPDATE matters_access SET
  open = (SELECT CASE WHEN m.state IN ('open', 'paused') THEN 1 ELSE 0 END FROM matters_matters m WHERE m.id = $1),
  due_on = (SELECT m.due_on FROM matters_matters m WHERE m.id = $1)
WHERE matter_id = $1
