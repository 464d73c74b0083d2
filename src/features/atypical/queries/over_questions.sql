DELETE FROM atypical_questions WHERE case_id = $1
