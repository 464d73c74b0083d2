SELECT * FROM atypical_questions WHERE case_id = $1 ORDER BY asked_at DESC, id
