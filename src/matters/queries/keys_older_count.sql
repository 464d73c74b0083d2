SELECT COUNT(*) AS count FROM matters_keys WHERE holder = $1 AND generation < $2
