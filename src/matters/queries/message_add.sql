INSERT INTO matters_messages (id, matter_id, seq, direction, at, author, letter, sealed, read_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)
