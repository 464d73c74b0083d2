DELETE FROM atypical_explained WHERE month = $1
