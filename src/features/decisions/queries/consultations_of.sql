SELECT * FROM decisions_consultations WHERE matter_id = $1 ORDER BY position
