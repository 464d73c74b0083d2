SELECT made_at FROM atypical_runs WHERE shadow = 0 AND content = $1 ORDER BY made_at LIMIT 1
