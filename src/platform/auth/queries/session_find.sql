SELECT id, account_id, secret_hash, key_sealed, started_at, seen_at, device FROM auth_sessions WHERE id = $1
