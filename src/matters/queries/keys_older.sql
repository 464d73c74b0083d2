SELECT matter_id, wrapped FROM matters_keys WHERE holder = $1 AND generation < $2 ORDER BY matter_id LIMIT $3
