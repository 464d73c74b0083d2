DELETE FROM atypical_sealed WHERE owner IN (
  SELECT x.decision_id FROM atypical_officers x WHERE x.matter_id = $1
    AND NOT EXISTS (SELECT 1 FROM atypical_officers y
                    WHERE y.decision_id = x.decision_id AND y.matter_id IS NOT NULL AND y.matter_id <> $1))
