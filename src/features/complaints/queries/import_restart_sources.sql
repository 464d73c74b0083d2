UPDATE complaints_register_sources
SET rows_read = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_refused = 0
WHERE import_id = $1
