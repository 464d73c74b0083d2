SELECT DISTINCT a.id, a.person_id, a.sign_in_name, a.language, a.public_key, a.closed
FROM directory_grants g
JOIN directory_units scope ON scope.id = g.unit_id
JOIN directory_units unit ON substr(unit.path, 1, length(scope.path)) = scope.path
JOIN directory_accounts a ON a.id = g.account_id
WHERE g.role = $1
  AND unit.id = $2
  AND a.closed = 0
  AND g.from_on <= $3
  AND (g.until_on IS NULL OR g.until_on > $4)
ORDER BY a.id
