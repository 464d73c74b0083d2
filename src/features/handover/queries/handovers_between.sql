SELECT matter_id, procedure, made_on FROM handover_handovers WHERE made_on >= $1 AND made_on < $2 ORDER BY made_on, id
