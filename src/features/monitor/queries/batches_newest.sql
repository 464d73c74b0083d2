SELECT id, source, mapping, state, actor, rows_read, rows_taken, rows_already_there, rows_refused, started_at, finished_at, side
FROM monitor_batches WHERE started_at < $1 OR (started_at = $1 AND id < $2) ORDER BY started_at DESC, id DESC LIMIT $3
