DELETE FROM matters_timeline WHERE matter_id = $1
