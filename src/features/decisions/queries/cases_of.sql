SELECT * FROM decisions_cases WHERE matter_id = $1 ORDER BY position
