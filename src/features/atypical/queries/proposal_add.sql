INSERT INTO atypical_proposals (id, mining_id, place, key, scope, kinds, before_seconds, after_seconds, least, firsts, looks, fresh,
                                support, chance, precision_share, also, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'found')
