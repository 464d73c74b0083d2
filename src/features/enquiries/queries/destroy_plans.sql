DELETE FROM enquiries_plans WHERE matter_id = $1
