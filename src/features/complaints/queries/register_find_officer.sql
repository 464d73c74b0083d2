SELECT content_hash FROM complaints_register_officers
WHERE register = $1 AND id = $2
