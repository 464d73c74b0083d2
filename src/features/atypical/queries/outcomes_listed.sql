SELECT COUNT(DISTINCT c.id) AS cases,
       COUNT(DISTINCT CASE WHEN c.outcome IN ('talk', 'triage') THEN c.id END) AS cases_followed,
       COUNT(CASE WHEN c.outcome IN ('talk', 'triage') THEN 1 END) AS pairs_followed
FROM atypical_findings f JOIN atypical_cases c ON c.id = f.case_id
WHERE c.shadow = 0 AND c.kind = 'case' AND c.state = 'closed' AND c.from_control IS NULL AND c.last_day >= $1
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $2)
