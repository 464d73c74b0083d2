SELECT id FROM matters_matters WHERE number = $1
