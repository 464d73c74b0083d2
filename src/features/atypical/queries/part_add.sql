INSERT INTO atypical_parts (case_id, position, kind, key, points) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
