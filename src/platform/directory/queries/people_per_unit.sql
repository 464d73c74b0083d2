SELECT unit_id, COUNT(*) AS people
FROM directory_people
WHERE left_on IS NULL OR left_on > $1
GROUP BY unit_id
