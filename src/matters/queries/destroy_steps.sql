UPDATE matters_steps SET record_sealed = NULL WHERE matter_id = $1
