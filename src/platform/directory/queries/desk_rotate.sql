UPDATE directory_desks SET public_key = $2, generation = generation + 1 WHERE id = $1
