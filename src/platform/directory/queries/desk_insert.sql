INSERT INTO directory_desks (id, code, public_key, generation) VALUES ($1, $2, $3, 1)
