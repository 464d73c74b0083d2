INSERT INTO monitor_batches (id, fingerprint, source, mapping, state, actor, cursor_rows, parts, rows_read, rows_taken,
                             rows_already_there, rows_refused, started_at)
VALUES ($1, $2, $3, $4, 'reading', $5, 0, 0, 0, 0, 0, 0, $6)
