SELECT account_id, role, unit_id, from_on, until_on
FROM directory_grants
WHERE account_id = $1
ORDER BY from_on DESC, role, unit_id
