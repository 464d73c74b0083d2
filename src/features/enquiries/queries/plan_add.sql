INSERT INTO enquiries_plans (id, matter_id, number, state, version, written_by, sealed)
VALUES ($1, $2, $3, 'draft', 1, $4, $5)
ON CONFLICT (matter_id, number) DO NOTHING
