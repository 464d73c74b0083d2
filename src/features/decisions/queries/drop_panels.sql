DELETE FROM decisions_panels WHERE matter_id = $1
