SELECT version, ground, ground_on, mayor_on, prosecutor_on FROM complaints_handling WHERE matter_id = $1
