DELETE FROM complaints_allegations WHERE matter_id = $1
