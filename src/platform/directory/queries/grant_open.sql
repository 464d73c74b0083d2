SELECT from_on
FROM directory_grants
WHERE account_id = $1 AND role = $2 AND unit_id = $3 AND until_on IS NULL
