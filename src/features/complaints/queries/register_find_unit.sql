SELECT content_hash FROM complaints_register_units
WHERE register = $1 AND id = $2
