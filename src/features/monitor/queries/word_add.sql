INSERT INTO monitor_words (kind, number, text) VALUES ($1, $2, $3)
