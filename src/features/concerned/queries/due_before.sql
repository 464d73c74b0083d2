SELECT matter_id, unit_id FROM concerned_due WHERE due_on < $1
