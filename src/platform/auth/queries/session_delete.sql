DELETE FROM auth_sessions WHERE id = $1 AND account_id = $2
