SELECT * FROM atypical_proposal_groups WHERE proposal_id = $1 ORDER BY kind, name
