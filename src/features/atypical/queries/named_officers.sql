SELECT DISTINCT officer AS number FROM atypical_officers
