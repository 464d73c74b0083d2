INSERT INTO decisions_panels (id, matter_id, position, version, state, asked_on, asked_by, key_sealed, account_sealed)
VALUES ($1, $2, $3, 1, 'open', $4, $5, $6, $7)
