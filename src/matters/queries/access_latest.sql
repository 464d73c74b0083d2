SELECT matter_id FROM matters_access WHERE principal = $1 AND open = 1 ORDER BY received_on DESC, matter_id DESC LIMIT $2
