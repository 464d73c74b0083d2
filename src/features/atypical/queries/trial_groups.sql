SELECT * FROM atypical_trial_groups WHERE trial_id = $1 ORDER BY kind, name
