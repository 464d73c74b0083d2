INSERT INTO decisions_destroyed (destruction_id, matter_id, number, kind, unit_id, closed_on, retain_until, messages, documents)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)
