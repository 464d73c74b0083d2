INSERT INTO atypical_explained_by (month, rule, looks, firsts) VALUES ($1, $2, $3, $4)
