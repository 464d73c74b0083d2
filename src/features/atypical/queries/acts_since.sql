SELECT account_id, act, COUNT(DISTINCT case_id) AS cases, CAST(SUM(times) AS INTEGER) AS times FROM atypical_acts
WHERE day >= $1 GROUP BY account_id, act ORDER BY account_id, act
