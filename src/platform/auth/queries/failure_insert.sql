INSERT INTO auth_failures (id, name_token, device_token, at) VALUES ($1, $2, $3, $4)
