INSERT INTO enquiries_reports (id, matter_id, number, made_on, made_by, document_id) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (matter_id, number) DO NOTHING
