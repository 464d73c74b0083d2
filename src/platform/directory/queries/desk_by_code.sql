SELECT id, code, public_key, generation FROM directory_desks WHERE code = $1
