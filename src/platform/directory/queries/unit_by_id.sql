SELECT id, code, name, parent_id, path FROM directory_units WHERE id = $1
