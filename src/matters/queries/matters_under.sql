SELECT * FROM matters_matters WHERE state IN ('open', 'paused') AND procedure_key = $1 AND procedure_version = $2 AND id > $3
ORDER BY id LIMIT $4
