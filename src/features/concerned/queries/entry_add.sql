INSERT INTO concerned_entries (id, concerned_id, kind, on_day, author, position, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
