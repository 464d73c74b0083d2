INSERT INTO concerned_due (matter_id, unit_id, due_on) VALUES ($1, $2, $3)
ON CONFLICT (matter_id) DO UPDATE SET unit_id = excluded.unit_id, due_on = excluded.due_on
