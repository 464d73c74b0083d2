SELECT * FROM decisions_cases WHERE id = $1
