SELECT * FROM atypical_trial_lines WHERE trial_id = $1 AND (officer = 0 OR officer <> $2) ORDER BY officer, subject
