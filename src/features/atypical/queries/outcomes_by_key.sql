SELECT p.kind, p.key, COUNT(DISTINCT c.id) AS judged,
       COUNT(DISTINCT CASE WHEN c.outcome IN ('talk', 'triage') THEN c.id END) AS followed
FROM atypical_cases c JOIN atypical_parts p ON p.case_id = c.id
WHERE c.shadow = 0 AND c.kind = 'case' AND c.state = 'closed' AND c.from_control IS NULL
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $1)
GROUP BY p.kind, p.key ORDER BY p.kind, p.key
