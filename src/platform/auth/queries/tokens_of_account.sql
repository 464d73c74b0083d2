SELECT id, label, scopes, created_at, expires_at FROM auth_tokens WHERE account_id = $1 ORDER BY created_at DESC, id
