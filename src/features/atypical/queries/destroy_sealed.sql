DELETE FROM atypical_sealed WHERE owner IN (SELECT id FROM atypical_cases WHERE matter_id = $1)
