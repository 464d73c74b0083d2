SELECT team, looks, explained, firsts, firsts_explained FROM atypical_explained WHERE month = $1 ORDER BY team
