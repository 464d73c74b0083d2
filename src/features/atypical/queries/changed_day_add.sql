INSERT INTO atypical_changed_days (run_id, day, explained, unexplained) VALUES ($1, $2, $3, $4)
