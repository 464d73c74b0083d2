SELECT id, personnel_number, name, mail, unit_id, function, category, joined_on, left_on
FROM directory_people
WHERE personnel_number > $1
  AND (left_on IS NULL OR left_on > $2)
  AND unit_id IN (SELECT id FROM directory_units
                  WHERE substr(path, 1, length(CAST($3 AS TEXT))) = CAST($3 AS TEXT))
ORDER BY personnel_number
LIMIT $4
