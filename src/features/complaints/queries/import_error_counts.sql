SELECT position, column_name, reason, COUNT(*) AS times FROM complaints_register_errors
WHERE import_id = $1
GROUP BY position, column_name, reason ORDER BY position, times DESC, column_name, reason
