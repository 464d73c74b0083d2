DELETE FROM decisions_views WHERE consultation_id IN (SELECT id FROM decisions_consultations WHERE matter_id = $1)
