SELECT id, declared_on, ended_on, wrapped, sealed FROM matters_ties
WHERE account_id = $1
ORDER BY declared_on DESC, id
