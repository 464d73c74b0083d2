SELECT wrapped FROM matters_keys WHERE matter_id = $1 AND holder = $2
