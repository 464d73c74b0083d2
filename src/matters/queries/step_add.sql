INSERT INTO matters_steps (id, matter_id, position, phase, step, state, responsible, due_on, nature, source)
VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)
