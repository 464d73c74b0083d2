SELECT id, path, name_sealed FROM casework_filters WHERE account_id = $1 ORDER BY id
