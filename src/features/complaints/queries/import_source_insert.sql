INSERT INTO complaints_register_sources (import_id, position, name, file, rows_read, rows_new, rows_changed,
  rows_unchanged, rows_refused)
VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 0)
