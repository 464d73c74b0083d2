UPDATE complaints_register_imports SET state = 'abandoned'
WHERE register = $1 AND id <> $2 AND state IN ('running', 'refreshing')
