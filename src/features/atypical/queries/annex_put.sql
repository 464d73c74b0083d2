INSERT INTO atypical_annexes (language, trial_id, made_at, text) VALUES ($1, $2, $3, $4)
ON CONFLICT (language) DO UPDATE SET trial_id = excluded.trial_id, made_at = excluded.made_at, text = excluded.text
