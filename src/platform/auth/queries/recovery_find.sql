SELECT public_key, needed FROM auth_recovery WHERE id = 1
