DELETE FROM concerned_due WHERE matter_id = $1
