SELECT outcome AS name, stood_out, COUNT(*) AS judged FROM atypical_cases
WHERE shadow = 0 AND kind = 'control' AND state = 'closed' GROUP BY outcome, stood_out ORDER BY outcome, stood_out
