SELECT id, parts FROM monitor_batches WHERE state IN ('reading', 'adding')
