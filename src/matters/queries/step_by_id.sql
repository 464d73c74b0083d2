SELECT * FROM matters_steps WHERE id = $1 AND matter_id = $2
