INSERT INTO atypical_asked (question_id, position, at, subject, system, place) VALUES ($1, $2, $3, $4, $5, $6)
