SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM matters_timeline WHERE matter_id = $1
