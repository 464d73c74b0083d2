SELECT DISTINCT person_id
FROM directory_people_tokens
WHERE token IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
