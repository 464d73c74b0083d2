INSERT INTO atypical_explained (month, team, looks, explained, firsts, firsts_explained, officers) VALUES ($1, $2, $3, $4, $5, $6, $7)
