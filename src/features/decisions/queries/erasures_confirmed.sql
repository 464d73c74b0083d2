SELECT e.case_id, e.matter_id, e.number, e.due_on, e.confirmed_on, c.unit_id, c.measure, c.decided_on
FROM decisions_erasures e JOIN decisions_cases c ON c.id = e.case_id
WHERE e.confirmed_on IS NOT NULL AND (e.confirmed_on, e.case_id) < ($1, $2)
ORDER BY e.confirmed_on DESC, e.case_id DESC LIMIT $3
