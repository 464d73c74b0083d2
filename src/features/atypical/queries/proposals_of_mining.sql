SELECT * FROM atypical_proposals WHERE mining_id = $1 ORDER BY place
