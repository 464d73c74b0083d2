INSERT INTO complaints_checks (matter_id, check_key, state, asked_on, done_on, note_sealed)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (matter_id, check_key) DO UPDATE SET state = excluded.state, asked_on = excluded.asked_on,
  done_on = excluded.done_on, note_sealed = excluded.note_sealed
