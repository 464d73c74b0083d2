INSERT INTO handover_handovers (id, matter_id, procedure, ground, made_on, made_by, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7)
