SELECT * FROM matters_messages WHERE matter_id = $1 ORDER BY seq
