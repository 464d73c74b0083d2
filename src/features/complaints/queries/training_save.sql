INSERT INTO complaints_training (person_id, course, held_on, result, minutes) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id, course, held_on) DO UPDATE SET result = excluded.result, minutes = excluded.minutes
