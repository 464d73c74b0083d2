UPDATE concerned_people SET way = $2, account_id = $3, wrapped = $4 WHERE id = $1
