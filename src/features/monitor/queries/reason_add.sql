INSERT INTO monitor_reasons (number, sealed, generation) VALUES ($1, $2, $3)
