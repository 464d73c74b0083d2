DELETE FROM matters_access WHERE matter_id = $1
