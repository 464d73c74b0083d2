SELECT d.id, d.code, m.wrapped
FROM directory_desk_members m
JOIN directory_desks d ON d.id = m.desk_id
WHERE m.account_id = $1 AND m.wrapped IS NOT NULL
ORDER BY d.code
