DELETE FROM matters_people WHERE matter_id = $1
