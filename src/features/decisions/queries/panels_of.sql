SELECT * FROM decisions_panels WHERE matter_id = $1 ORDER BY position
