INSERT INTO monitor_batches (id, fingerprint, source, mapping, state, actor, cursor_rows, parts, rows_read, rows_taken,
                             rows_already_there, rows_refused, started_at, finished_at, side)
VALUES ($1, '', $2, $3, 'done', $4, 0, 0, $5, $6, $7, $8, $9, $10, $11)
