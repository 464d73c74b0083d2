SELECT reason, refused FROM monitor_batch_refusals WHERE batch_id = $1 ORDER BY refused DESC, reason
