INSERT INTO directory_people (id, personnel_number, name, mail, unit_id, function, category, joined_on, left_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
