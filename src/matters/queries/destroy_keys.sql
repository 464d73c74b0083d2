DELETE FROM matters_keys WHERE matter_id = $1
