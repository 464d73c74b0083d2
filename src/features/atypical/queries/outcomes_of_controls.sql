SELECT c.outcome AS name, c.stood_out, COUNT(*) AS judged FROM atypical_cases c
WHERE c.shadow = 0 AND c.kind = 'control' AND c.state = 'closed'
  AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $1)
GROUP BY c.outcome, c.stood_out ORDER BY c.outcome, c.stood_out
