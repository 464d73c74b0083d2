DELETE FROM complaints_footage WHERE matter_id = $1
