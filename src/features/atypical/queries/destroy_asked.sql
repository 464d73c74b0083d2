DELETE FROM atypical_asked WHERE question_id IN (
  SELECT q.id FROM atypical_questions q JOIN atypical_cases c ON c.id = q.case_id WHERE c.matter_id = $1)
