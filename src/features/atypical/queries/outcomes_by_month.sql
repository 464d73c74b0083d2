SELECT SUBSTR(closed_on, 1, 7) AS name, COUNT(*) AS judged,
       COUNT(CASE WHEN outcome IN ('talk', 'triage') THEN 1 END) AS followed
FROM atypical_cases WHERE shadow = 0 AND kind = 'case' AND state = 'closed' AND from_control IS NULL
GROUP BY SUBSTR(closed_on, 1, 7) ORDER BY SUBSTR(closed_on, 1, 7)
