DELETE FROM auth_tokens WHERE id = $1 AND account_id = $2
