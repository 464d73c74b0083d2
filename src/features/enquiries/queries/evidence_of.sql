SELECT id, number, version, recorded_by, recorded_on, document_id, clean_document_id, sealed
FROM enquiries_evidence WHERE matter_id = $1 ORDER BY number
