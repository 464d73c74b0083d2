DELETE FROM enquiries_custody WHERE matter_id = $1
