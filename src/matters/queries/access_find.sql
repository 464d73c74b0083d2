SELECT 1 AS found FROM matters_access WHERE principal = $1 AND matter_id = $2
