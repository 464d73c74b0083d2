DELETE FROM auth_sessions WHERE account_id = $1 AND id <> $2
