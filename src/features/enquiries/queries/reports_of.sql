SELECT number, made_on, made_by, document_id FROM enquiries_reports WHERE matter_id = $1 ORDER BY number
