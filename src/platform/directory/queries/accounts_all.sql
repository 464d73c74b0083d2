SELECT id, person_id, sign_in_name, language, public_key, closed FROM directory_accounts ORDER BY sign_in_name
