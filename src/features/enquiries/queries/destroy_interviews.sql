DELETE FROM enquiries_interviews WHERE matter_id = $1
