SELECT c.group_name AS name, COUNT(*) AS judged,
       COUNT(CASE WHEN c.outcome IN ('talk', 'triage') THEN 1 END) AS followed
FROM atypical_cases c WHERE c.shadow = 0 AND c.kind = 'case' AND c.state = 'closed' AND c.from_control IS NULL
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $1)
GROUP BY c.group_name ORDER BY c.group_name
