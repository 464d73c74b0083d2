INSERT INTO matters_documents (id, matter_id, seq, at, author, size, reporter_sees, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
