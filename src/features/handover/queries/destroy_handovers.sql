DELETE FROM handover_handovers WHERE matter_id = $1
