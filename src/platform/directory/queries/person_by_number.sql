SELECT id, personnel_number, name, mail, unit_id, function, category, joined_on, left_on
FROM directory_people
WHERE personnel_number = $1
