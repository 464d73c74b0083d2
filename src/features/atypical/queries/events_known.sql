SELECT DISTINCT subject FROM atypical_cases
WHERE shadow = 0 AND kind = 'event' AND (state <> 'closed' OR last_day >= $1)
