DELETE FROM atypical_sealed WHERE owner IN (
  SELECT q.id FROM atypical_questions q JOIN atypical_cases c ON c.id = q.case_id
  JOIN atypical_officers x ON x.case_id = q.case_id AND x.officer = q.officer
  WHERE c.matter_id = $1 OR x.matter_id = $1)
