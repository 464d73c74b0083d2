DELETE FROM atypical_reasons WHERE case_id IN (SELECT id FROM atypical_cases WHERE matter_id = $1)
