DELETE FROM matters_conflicts WHERE matter_id = $1
