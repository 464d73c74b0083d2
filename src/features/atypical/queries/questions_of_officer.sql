SELECT * FROM atypical_questions WHERE officer = $1 ORDER BY asked_at DESC, id LIMIT 50
