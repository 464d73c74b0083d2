DELETE FROM atypical_sealed WHERE owner = $1
  OR owner IN (SELECT id FROM atypical_openings WHERE case_id = $1)
  OR owner IN (SELECT id FROM atypical_questions WHERE case_id = $1)
  OR owner IN (SELECT decision_id FROM atypical_officers WHERE case_id = $1 AND decision_id IS NOT NULL)
