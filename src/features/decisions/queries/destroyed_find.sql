SELECT destruction_id FROM decisions_destroyed WHERE matter_id = $1
