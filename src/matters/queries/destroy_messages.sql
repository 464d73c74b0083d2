DELETE FROM matters_messages WHERE matter_id = $1
