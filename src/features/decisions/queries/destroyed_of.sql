SELECT * FROM decisions_destroyed WHERE destruction_id = $1 ORDER BY number
