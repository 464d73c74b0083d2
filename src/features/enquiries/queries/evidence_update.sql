UPDATE enquiries_evidence SET clean_document_id = $4, sealed = $5, version = version + 1
WHERE id = $1 AND matter_id = $2 AND version = $3
