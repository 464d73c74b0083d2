INSERT INTO directory_people_tokens (token, person_id) VALUES ($1, $2)
