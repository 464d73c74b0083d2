INSERT INTO complaints_register_remarks (import_id, position, column_name, reason, value, times)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (import_id, position, column_name, reason, value) DO UPDATE SET
  times = complaints_register_remarks.times + excluded.times
