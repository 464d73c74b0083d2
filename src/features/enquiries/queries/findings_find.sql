SELECT version, saved_by, sealed FROM enquiries_findings WHERE matter_id = $1
