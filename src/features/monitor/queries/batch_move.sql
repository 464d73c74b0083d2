UPDATE monitor_batches SET state = $2, cursor_rows = $3, parts = $4 WHERE id = $1
