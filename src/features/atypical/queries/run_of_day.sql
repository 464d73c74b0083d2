SELECT id FROM atypical_runs WHERE shadow = 0 AND day = $1
