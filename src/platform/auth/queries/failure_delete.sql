DELETE FROM auth_failures WHERE id = $1
