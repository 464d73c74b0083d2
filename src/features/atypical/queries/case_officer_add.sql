INSERT INTO atypical_officers (case_id, officer) VALUES ($1, $2) ON CONFLICT DO NOTHING
