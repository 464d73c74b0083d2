INSERT INTO matters_clocks (id, matter_id, clock, extends, nature, period, source, started_on, due_on, state,
  paused_on, paused_days, pause_reason, stopped_on, reason_sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, 0, NULL, NULL, $11)
