DELETE FROM atypical_openings WHERE id IN (
  SELECT o.id FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id
  JOIN atypical_officers x ON x.case_id = o.case_id AND x.officer = o.officer
  WHERE c.matter_id = $1 OR x.matter_id = $1)
