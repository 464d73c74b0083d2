INSERT INTO matters_procedures (jurisdiction, key, version, text, activated_on) VALUES ($1, $2, $3, $4, $5)
