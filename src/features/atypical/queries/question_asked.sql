SELECT at, subject, system, place FROM atypical_asked WHERE question_id = $1 ORDER BY position
