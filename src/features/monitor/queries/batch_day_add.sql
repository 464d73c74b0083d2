INSERT INTO monitor_batch_days (batch_id, day, taken, already_there, repeated) VALUES ($1, $2, $3, $4, $5)
