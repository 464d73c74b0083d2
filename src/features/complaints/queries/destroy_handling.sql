DELETE FROM complaints_handling WHERE matter_id = $1
