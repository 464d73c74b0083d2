INSERT INTO matters_people (id, matter_id, capacity, sealed) VALUES ($1, $2, $3, $4)
