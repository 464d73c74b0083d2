DELETE FROM auth_tokens WHERE expires_at <= $1
