INSERT INTO matters_access (principal, matter_id, open, due_on, received_on, kind) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (principal, matter_id) DO UPDATE SET open = excluded.open, due_on = excluded.due_on
