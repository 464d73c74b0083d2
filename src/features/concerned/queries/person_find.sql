SELECT id, matter_id, account_id, way, added_on, due_on, key_sealed, wrapped, name_sealed FROM concerned_people
WHERE id = $1
