SELECT id, started_at, seen_at, device FROM auth_sessions WHERE account_id = $1 ORDER BY seen_at DESC, id
