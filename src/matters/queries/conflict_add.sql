INSERT INTO matters_conflicts
  (id, matter_id, account_id, role, grounds, leaver, asked_by, asked_on, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')
