SELECT day, taken, already_there, repeated FROM monitor_batch_days WHERE batch_id = $1 ORDER BY day
