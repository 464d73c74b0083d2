SELECT * FROM atypical_trials WHERE changes = '' ORDER BY made_at DESC, id DESC LIMIT 1
