INSERT INTO decisions_erasures (case_id, matter_id, number, due_on, proposed_on) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (case_id) DO NOTHING
