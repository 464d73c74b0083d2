SELECT position, column_name, reason, value, times FROM complaints_register_remarks
WHERE import_id = $1
ORDER BY position, times DESC, column_name, reason, value
