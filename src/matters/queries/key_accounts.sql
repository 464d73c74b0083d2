SELECT holder FROM matters_keys WHERE matter_id = $1 AND holder LIKE 'a:%' ORDER BY holder
