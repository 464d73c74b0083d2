INSERT INTO enquiries_custody (evidence_id, seq, matter_id, recorded_by, recorded_at, sealed)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (evidence_id, seq) DO NOTHING
