SELECT team, looks, explained, firsts, firsts_explained, officers FROM atypical_explained WHERE month = $1 ORDER BY team
