SELECT position, name, file, rows_read, rows_new, rows_changed, rows_unchanged, rows_refused
FROM complaints_register_sources
WHERE import_id = $1 ORDER BY position
