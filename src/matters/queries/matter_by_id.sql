SELECT * FROM matters_matters WHERE id = $1
