UPDATE monitor_batches SET state = 'abandoned' WHERE state IN ('reading', 'adding') AND id <> $1
