SELECT COUNT(*) AS count FROM concerned_entries WHERE concerned_id = $1
