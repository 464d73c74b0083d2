SELECT id, personnel_number, name, mail, unit_id, function, category, joined_on, left_on
FROM directory_people
WHERE personnel_number > $1
  AND (left_on IS NULL OR left_on > $2)
  AND unit_id IN (SELECT id FROM directory_units
                  WHERE substr(path, 1, length(CAST($3 AS TEXT))) = CAST($3 AS TEXT))
  AND id IN (SELECT person_id FROM directory_people_tokens WHERE token = $5)
  AND id IN (SELECT person_id FROM directory_people_tokens WHERE token = $6)
  AND id IN (SELECT person_id FROM directory_people_tokens WHERE token = $7)
  AND id IN (SELECT person_id FROM directory_people_tokens WHERE token = $8)
ORDER BY personnel_number
LIMIT $4
