DELETE FROM enquiries_reports WHERE matter_id = $1
