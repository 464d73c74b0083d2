SELECT o.*, c.number, c.state AS case_state, c.outcome, c.matter_id, c.closed_on FROM atypical_openings o
JOIN atypical_cases c ON c.id = o.case_id
WHERE o.officer = $1 AND o.state = 'granted' ORDER BY o.decided_at DESC, o.id
