SELECT document_id, interview_id, marked_on FROM enquiries_under_duty WHERE matter_id = $1
ORDER BY marked_on, document_id
