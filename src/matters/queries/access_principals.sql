SELECT principal FROM matters_access WHERE matter_id = $1 ORDER BY principal
