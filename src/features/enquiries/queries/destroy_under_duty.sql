DELETE FROM enquiries_under_duty WHERE matter_id = $1
