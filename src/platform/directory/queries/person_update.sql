UPDATE directory_people
SET name = $2, mail = $3, unit_id = $4, function = $5, category = $6, joined_on = $7, left_on = $8
WHERE id = $1
