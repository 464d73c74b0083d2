SELECT group_name AS name, COUNT(*) AS judged,
       COUNT(CASE WHEN outcome IN ('talk', 'triage') THEN 1 END) AS followed
FROM atypical_cases WHERE shadow = 0 AND kind = 'case' AND state = 'closed' AND from_control IS NULL
GROUP BY group_name ORDER BY group_name
