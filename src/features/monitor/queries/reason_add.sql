INSERT INTO monitor_reasons (number, sealed, generation, signs) VALUES ($1, $2, $3, $4)
