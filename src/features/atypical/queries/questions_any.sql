SELECT id FROM atypical_questions WHERE answered_on IS NULL LIMIT 1
