SELECT id, account_id, scopes, expires_at FROM auth_tokens WHERE secret_hash = $1
