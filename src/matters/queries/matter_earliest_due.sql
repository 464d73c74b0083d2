SELECT MIN(due_on) AS due_on FROM (
  SELECT due_on FROM matters_clocks WHERE matter_id = $1 AND state = 'running'
    AND id NOT IN (SELECT extends FROM matters_clocks WHERE matter_id = $1 AND extends IS NOT NULL)
  UNION ALL
  SELECT due_on FROM matters_steps WHERE matter_id = $1 AND state IN ('open', 'second') AND due_on IS NOT NULL
) AS due
