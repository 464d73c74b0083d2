INSERT INTO matters_tie_tokens (tie_id, token) VALUES ($1, $2)
