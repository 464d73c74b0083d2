DELETE FROM auth_failures WHERE name_token = $1 AND device_token = $2
