DELETE FROM atypical_sealed WHERE owner IN (
  SELECT c.id FROM atypical_cases c JOIN atypical_officers x ON x.case_id = c.id
  WHERE x.matter_id = $1 AND c.state = 'closed'
    AND NOT EXISTS (SELECT 1 FROM atypical_officers y
                    WHERE y.case_id = c.id AND y.matter_id IS NOT NULL AND y.matter_id <> $1))
