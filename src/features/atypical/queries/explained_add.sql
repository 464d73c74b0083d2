INSERT INTO atypical_explained (month, team, looks, explained, firsts, firsts_explained) VALUES ($1, $2, $3, $4, $5, $6)
