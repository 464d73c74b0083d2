UPDATE matters_clocks SET reason_sealed = NULL WHERE matter_id = $1
