SELECT id, used_on, recorded_by, sealed FROM enquiries_means_used WHERE matter_id = $1 ORDER BY used_on, id
