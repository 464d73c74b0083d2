SELECT made_at FROM atypical_runs WHERE shadow = $1 ORDER BY made_at DESC LIMIT 1
