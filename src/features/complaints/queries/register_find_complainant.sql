SELECT content_hash FROM complaints_register_complainants
WHERE register = $1 AND case_id = $2 AND sequence = $3
