DELETE FROM enquiries_means_used WHERE matter_id = $1
