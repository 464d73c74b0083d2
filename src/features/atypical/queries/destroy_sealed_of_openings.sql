DELETE FROM atypical_sealed WHERE owner IN (
  SELECT o.id FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id WHERE c.matter_id = $1)
