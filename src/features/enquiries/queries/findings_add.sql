INSERT INTO enquiries_findings (matter_id, version, saved_by, sealed) VALUES ($1, CAST($2 AS INTEGER) + 1, $3, $4)
ON CONFLICT (matter_id) DO NOTHING
