SELECT batch_id, reason, refused FROM monitor_batch_refusals
WHERE batch_id IN (SELECT id FROM monitor_batches WHERE started_at BETWEEN $1 AND $2)
ORDER BY refused DESC, reason
