SELECT content_hash FROM complaints_register_cases
WHERE register = $1 AND id = $2
