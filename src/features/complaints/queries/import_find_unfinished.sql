SELECT id FROM complaints_register_imports
WHERE register = $1 AND fingerprint = $2 AND mode = $3 AND state IN ('running', 'refreshing')
ORDER BY started_at DESC LIMIT 1
