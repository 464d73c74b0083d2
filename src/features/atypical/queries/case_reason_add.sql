INSERT INTO atypical_reasons (case_id, reason) VALUES ($1, $2) ON CONFLICT DO NOTHING
