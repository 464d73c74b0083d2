SELECT * FROM atypical_questions WHERE id = $1
