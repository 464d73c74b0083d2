UPDATE monitor_batches SET state = 'done', rows_read = $2, rows_taken = $3, rows_already_there = $4, rows_refused = $5,
                           finished_at = $6
WHERE id = $1
