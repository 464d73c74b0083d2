SELECT DISTINCT a.id, a.person_id, a.sign_in_name, a.language, a.public_key, a.closed
FROM directory_grants g
JOIN directory_accounts a ON a.id = g.account_id
WHERE g.role = $1 AND a.closed = 0 AND g.from_on <= $2 AND (g.until_on IS NULL OR g.until_on > $3)
ORDER BY a.id
