INSERT INTO complaints_register_errors (import_id, position, line, ordinal, file, column_name, reason, original)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
