SELECT other_id AS matter_id, kind FROM matters_links WHERE matter_id = $1
UNION SELECT matter_id, kind FROM matters_links WHERE other_id = $1
