SELECT side, MAX(finished_at) AS finished_at FROM monitor_batches WHERE side IS NOT NULL GROUP BY side
