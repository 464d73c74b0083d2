DELETE FROM enquiries_review_moments WHERE matter_id = $1
