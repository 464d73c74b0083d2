SELECT matter_id FROM concerned_due WHERE matter_id > $1 ORDER BY matter_id LIMIT $2
