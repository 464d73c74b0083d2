SELECT account_id, role, unit_id, from_on, until_on
FROM directory_grants
WHERE until_on IS NULL OR until_on > $1
ORDER BY account_id, role, unit_id, from_on
