DELETE FROM enquiries_evidence WHERE matter_id = $1
