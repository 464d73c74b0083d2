DELETE FROM directory_people_tokens WHERE person_id = $1
