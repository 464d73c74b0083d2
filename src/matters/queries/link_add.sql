INSERT INTO matters_links (matter_id, other_id, kind) VALUES ($1, $2, $3)
ON CONFLICT (matter_id, other_id, kind) DO NOTHING
