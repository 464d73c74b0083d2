SELECT other_id FROM matters_links WHERE matter_id = $1 AND kind = 'merged'
