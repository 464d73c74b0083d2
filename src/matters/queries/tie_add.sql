INSERT INTO matters_ties (id, account_id, declared_on, wrapped, sealed) VALUES ($1, $2, $3, $4, $5)
