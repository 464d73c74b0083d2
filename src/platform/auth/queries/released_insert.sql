INSERT INTO auth_recovery_released (request_id, custodians, position, holder, wrapped)
VALUES ($1, $2, $3, $4, $5)
