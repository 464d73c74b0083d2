DELETE FROM complaints_register_errors WHERE import_id = $1
