INSERT INTO matters_tasks (id, matter_id, step_id, principal, kind, due_on, state, made_on, done_on)
VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, NULL)
