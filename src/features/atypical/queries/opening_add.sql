INSERT INTO atypical_openings (id, case_id, officer, purpose, passed_on, asked_by, asked_at, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')
