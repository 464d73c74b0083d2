SELECT * FROM matters_clocks WHERE id = $1 AND matter_id = $2
