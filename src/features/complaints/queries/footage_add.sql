INSERT INTO complaints_footage (id, matter_id, kind, state, overwritten_on, asked_on, settled_on, sealed, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
