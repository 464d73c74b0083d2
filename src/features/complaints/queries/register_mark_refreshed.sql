UPDATE complaints_register_registers SET refreshed_at = $2 WHERE id = $1
