INSERT INTO auth_recovery (id, public_key, needed) VALUES (1, $1, $2)
