SELECT name FROM directory_people WHERE id = $1
