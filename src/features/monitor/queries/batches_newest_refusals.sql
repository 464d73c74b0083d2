SELECT batch_id, reason, refused FROM monitor_batch_refusals WHERE batch_id IN (
  SELECT id FROM monitor_batches WHERE started_at < $1 OR (started_at = $1 AND id < $2) ORDER BY started_at DESC, id DESC LIMIT $3)
ORDER BY refused DESC, reason
