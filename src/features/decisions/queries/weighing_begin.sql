INSERT INTO decisions_weighings (matter_id, version, questions, state, sealed) VALUES ($1, 0, $2, 'draft', $3)
ON CONFLICT (matter_id) DO NOTHING
