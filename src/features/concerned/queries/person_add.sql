INSERT INTO concerned_people (id, matter_id, account_id, way, added_on, due_on, key_sealed, wrapped, name_sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
