DELETE FROM atypical_trial_lines WHERE trial_id IN (SELECT id FROM atypical_trials WHERE last_day < $1)
