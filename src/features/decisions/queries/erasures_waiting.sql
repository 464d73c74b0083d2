SELECT e.matter_id, c.unit_id, COUNT(*) AS waiting FROM decisions_erasures e JOIN decisions_cases c ON c.id = e.case_id
WHERE e.confirmed_on IS NULL GROUP BY e.matter_id, c.unit_id
