SELECT id, person_id, sign_in_name, language, public_key, closed FROM directory_accounts WHERE person_id = $1
