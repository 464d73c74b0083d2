DELETE FROM complaints_checks WHERE matter_id = $1
