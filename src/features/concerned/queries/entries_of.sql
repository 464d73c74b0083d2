SELECT id, kind, on_day, author, sealed FROM concerned_entries WHERE concerned_id = $1 ORDER BY position
