UPDATE complaints_handling SET version = version + 1, ground = $3, ground_on = $4, mayor_on = $5, prosecutor_on = $6
WHERE matter_id = $1 AND version = $2
