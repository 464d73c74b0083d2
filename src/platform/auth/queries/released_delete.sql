DELETE FROM auth_recovery_released WHERE request_id = $1
