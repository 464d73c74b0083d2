INSERT INTO decisions_words (case_id, part, sealed) VALUES ($1, $2, $3)
ON CONFLICT (case_id, part) DO UPDATE SET sealed = excluded.sealed
