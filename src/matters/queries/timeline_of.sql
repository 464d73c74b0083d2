SELECT * FROM matters_timeline WHERE matter_id = $1 ORDER BY seq DESC
