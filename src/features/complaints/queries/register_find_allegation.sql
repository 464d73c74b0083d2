SELECT content_hash FROM complaints_register_allegations
WHERE register = $1 AND case_id = $2 AND officer_id = $3 AND sequence = $4
