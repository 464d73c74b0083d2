INSERT INTO atypical_acts (account_id, day, act, case_id, times) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (account_id, day, act, case_id) DO UPDATE SET times = atypical_acts.times + 1
