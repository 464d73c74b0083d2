UPDATE enquiries_findings SET version = version + 1, saved_by = $3, sealed = $4 WHERE matter_id = $1 AND version = $2
