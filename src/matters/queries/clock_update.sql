UPDATE matters_clocks SET due_on = $2, state = $3, paused_on = $4, paused_days = $5, pause_reason = $6,
  stopped_on = $7
WHERE id = $1
