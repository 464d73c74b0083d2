UPDATE matters_matters SET lesson = $2 WHERE id = $1
