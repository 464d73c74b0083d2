DELETE FROM concerned_people WHERE matter_id = $1
