UPDATE matters_tasks SET principal = $3 WHERE matter_id = $1 AND state = 'open' AND kind = 'step' AND step_id IN (
  SELECT id FROM matters_steps WHERE matter_id = $1 AND responsible = $2 AND state = 'open')
