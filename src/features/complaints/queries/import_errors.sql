SELECT position, line, file, column_name, reason, original FROM complaints_register_errors
WHERE import_id = $1
ORDER BY position, line, ordinal
