INSERT INTO monitor_officers (number, sealed, monitor_generation, approval_generation) VALUES ($1, $2, $3, $4)
