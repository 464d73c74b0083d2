SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM matters_messages WHERE matter_id = $1
