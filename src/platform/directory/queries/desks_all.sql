SELECT id, code, public_key, generation FROM directory_desks ORDER BY code
