UPDATE atypical_questions SET answered_on = $2 WHERE id = $1 AND answered_on IS NULL
