SELECT id, state, cursor_rows, parts, started_at FROM monitor_batches WHERE fingerprint = $1 AND state IN ('reading', 'adding') ORDER BY started_at DESC LIMIT 1
