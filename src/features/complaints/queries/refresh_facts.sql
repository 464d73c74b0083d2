INSERT INTO complaints_register_facts (register, case_id, allegation, received_year, days_to_close, category, unit_id,
  recommended_finding, final_finding, recommended_outcome, final_outcome)
SELECT c.register, c.id, CASE WHEN a.case_id IS NULL THEN 0 ELSE 1 END, c.received_year, c.days_to_close,
  COALESCE(a.category, ''),
  COALESCE(
    (SELECT p.unit_id FROM complaints_register_unit_periods p
     WHERE p.register = c.register AND p.officer_id = a.officer_id AND p.starts_on <= c.received_on
       AND (p.ends_on IS NULL OR p.ends_on >= c.received_on)
     ORDER BY p.starts_on DESC LIMIT 1),
    -- The unit of today says nothing of then, unless the register has no history of this officer at all.
    (SELECT o.unit_id FROM complaints_register_officers o
     WHERE o.register = c.register AND o.id = a.officer_id
       AND NOT EXISTS (SELECT 1 FROM complaints_register_unit_periods q
                       WHERE q.register = c.register AND q.officer_id = a.officer_id)),
    ''),
  COALESCE(a.recommended_finding, ''), COALESCE(a.final_finding, ''), COALESCE(a.recommended_outcome, ''),
  COALESCE(a.final_outcome, '')
FROM complaints_register_cases c
LEFT JOIN complaints_register_allegations a ON a.register = c.register AND a.case_id = c.id
WHERE c.register = $1
