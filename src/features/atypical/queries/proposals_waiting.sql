SELECT * FROM atypical_proposals WHERE state = 'asked' ORDER BY asked_at, id
