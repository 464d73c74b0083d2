INSERT INTO casework_filters (id, account_id, path, name_sealed) VALUES ($1, $2, $3, $4)
