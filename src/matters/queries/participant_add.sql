INSERT INTO matters_participants (id, matter_id, principal, role, from_on, until_on, reason)
VALUES ($1, $2, $3, $4, $5, NULL, $6)
