DELETE FROM complaints_register_remarks WHERE import_id = $1
