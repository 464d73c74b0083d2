INSERT INTO decisions_views (consultation_id, account_id, part, invited_on) VALUES ($1, $2, $3, $4)
ON CONFLICT (consultation_id, account_id) DO NOTHING
