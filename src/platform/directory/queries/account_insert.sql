INSERT INTO directory_accounts (id, person_id, sign_in_name, language, public_key) VALUES ($1, $2, $3, $4, $5)
