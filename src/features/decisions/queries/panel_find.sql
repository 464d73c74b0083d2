SELECT * FROM decisions_panels WHERE id = $1
