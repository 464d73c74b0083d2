SELECT id FROM matters_matters WHERE id > $1 ORDER BY id LIMIT $2
