SELECT c.* FROM matters_clocks c WHERE c.state = 'running' AND (c.due_on > $1 OR (c.due_on = $1 AND c.id > $2))
  AND c.due_on <= $3
ORDER BY c.due_on, c.id LIMIT $4
