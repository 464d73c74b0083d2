INSERT INTO enquiries_under_duty (document_id, matter_id, interview_id, marked_on) VALUES ($1, $2, $3, $4)
ON CONFLICT (document_id) DO NOTHING
