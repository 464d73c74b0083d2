SELECT o.*, c.number, CASE WHEN x.outcome IS NULL THEN c.state ELSE 'closed' END AS case_state,
       COALESCE(x.matter_id, c.matter_id) AS matter_id
FROM atypical_openings o
JOIN atypical_cases c ON c.id = o.case_id
JOIN atypical_officers x ON x.case_id = o.case_id AND x.officer = o.officer
WHERE o.officer = $1 AND o.state = 'granted' ORDER BY o.decided_at DESC, o.id
