SELECT document_id FROM enquiries_under_duty WHERE document_id = $1
