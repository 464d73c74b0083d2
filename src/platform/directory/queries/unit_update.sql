UPDATE directory_units SET name = $2, parent_id = $3 WHERE id = $1
