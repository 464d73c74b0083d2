SELECT DISTINCT role, unit_id
FROM directory_grants
WHERE account_id = $1
  AND from_on <= $2
  AND (until_on IS NULL OR until_on > $3)
ORDER BY role, unit_id
