SELECT * FROM atypical_proposals WHERE id = $1
