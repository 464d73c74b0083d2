SELECT * FROM matters_clocks WHERE matter_id = $1 ORDER BY started_on, id
