INSERT INTO atypical_questions (id, case_id, officer, asked_by, asked_at, due_on) VALUES ($1, $2, $3, $4, $5, $6)
