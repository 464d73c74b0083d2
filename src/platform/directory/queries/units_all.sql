SELECT id, code, name, parent_id, path FROM directory_units ORDER BY path
