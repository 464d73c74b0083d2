SELECT outcome AS name, COUNT(*) AS judged FROM atypical_cases
WHERE shadow = 0 AND kind = 'control' AND state = 'closed' GROUP BY outcome ORDER BY outcome
