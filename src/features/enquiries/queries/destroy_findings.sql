DELETE FROM enquiries_findings WHERE matter_id = $1
