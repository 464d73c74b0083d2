DELETE FROM atypical_sealed WHERE owner IN (
  SELECT q.id FROM atypical_questions q JOIN atypical_cases c ON c.id = q.case_id WHERE c.matter_id = $1)
