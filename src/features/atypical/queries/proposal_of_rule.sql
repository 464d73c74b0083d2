SELECT * FROM atypical_proposals WHERE rule = $1
