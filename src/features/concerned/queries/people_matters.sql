SELECT DISTINCT matter_id FROM concerned_people WHERE matter_id > $1 ORDER BY matter_id LIMIT $2
