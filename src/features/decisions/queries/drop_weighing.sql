DELETE FROM decisions_weighings WHERE matter_id = $1
