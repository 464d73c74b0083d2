UPDATE complaints_register_sources SET rows_read = rows_read + $3, rows_new = rows_new + $4,
  rows_changed = rows_changed + $5, rows_unchanged = rows_unchanged + $6, rows_refused = rows_refused + $7
WHERE import_id = $1 AND position = $2
