SELECT DISTINCT officer FROM atypical_cases WHERE shadow = 0 AND kind = 'case' AND state <> 'closed'
