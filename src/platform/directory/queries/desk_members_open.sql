SELECT a.id, a.person_id, a.public_key
FROM directory_desk_members m
JOIN directory_accounts a ON a.id = m.account_id
WHERE m.desk_id = $1 AND m.wrapped IS NOT NULL AND a.closed = 0
ORDER BY a.id
