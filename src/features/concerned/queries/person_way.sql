UPDATE concerned_people SET way = $2 WHERE id = $1
