INSERT INTO matters_exclusions (matter_id, token, reason) VALUES ($1, $2, $3) ON CONFLICT (matter_id, token) DO NOTHING
