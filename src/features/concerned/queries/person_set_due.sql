UPDATE concerned_people SET due_on = $2 WHERE id = $1
