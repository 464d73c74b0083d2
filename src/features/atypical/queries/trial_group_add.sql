INSERT INTO atypical_trial_groups (trial_id, kind, name, officers) VALUES ($1, $2, $3, $4)
