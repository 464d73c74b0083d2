INSERT INTO directory_units (id, code, name, parent_id, path) VALUES ($1, $2, $3, $4, $5)
