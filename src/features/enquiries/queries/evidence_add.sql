INSERT INTO enquiries_evidence (id, matter_id, number, version, recorded_by, recorded_on, document_id,
  clean_document_id, sealed)
VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8)
ON CONFLICT (matter_id, number) DO NOTHING
