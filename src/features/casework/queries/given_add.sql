INSERT INTO casework_given (account_id, matter_id, given_to, given_at, event) VALUES ($1, $2, $3, $4, $5)
