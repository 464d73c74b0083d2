DELETE FROM matters_keys WHERE holder = $1
