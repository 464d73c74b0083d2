SELECT COUNT(*) AS count FROM atypical_proposals WHERE state = 'asked'
