SELECT id, capacity, sealed FROM matters_people WHERE matter_id = $1 ORDER BY capacity, id
