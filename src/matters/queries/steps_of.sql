SELECT * FROM matters_steps WHERE matter_id = $1 ORDER BY position, id
