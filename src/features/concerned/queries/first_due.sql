SELECT MIN(due_on) AS due_on FROM concerned_people WHERE matter_id = $1
