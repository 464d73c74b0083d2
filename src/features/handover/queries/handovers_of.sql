SELECT id, procedure, ground, made_on, made_by, sealed FROM handover_handovers WHERE matter_id = $1 ORDER BY made_on, id
