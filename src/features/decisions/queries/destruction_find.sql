SELECT * FROM decisions_destructions WHERE id = $1
