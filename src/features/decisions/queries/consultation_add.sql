INSERT INTO decisions_consultations (id, matter_id, position, version, state, opened_on, opened_by, question_sealed)
VALUES ($1, $2, $3, 1, 'open', $4, $5, $6)
