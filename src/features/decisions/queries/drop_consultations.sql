DELETE FROM decisions_consultations WHERE matter_id = $1
