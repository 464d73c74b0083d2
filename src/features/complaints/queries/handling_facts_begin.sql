INSERT INTO complaints_handling (matter_id, version) VALUES ($1, 0) ON CONFLICT (matter_id) DO NOTHING
