DELETE FROM atypical_trial_lines WHERE trial_id IN (SELECT id FROM atypical_trials WHERE made_at < $1)
