UPDATE auth_recovery SET needed = $1 WHERE id = 1
