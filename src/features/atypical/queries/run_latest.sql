SELECT * FROM atypical_runs WHERE shadow = 0 ORDER BY day DESC, made_at DESC LIMIT 1
