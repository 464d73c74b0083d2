DELETE FROM auth_failures WHERE at <= $1
