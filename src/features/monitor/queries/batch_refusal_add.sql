INSERT INTO monitor_batch_refusals (batch_id, reason, refused) VALUES ($1, $2, $3)
