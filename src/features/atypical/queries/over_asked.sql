DELETE FROM atypical_asked WHERE question_id IN (SELECT id FROM atypical_questions WHERE case_id = $1)
