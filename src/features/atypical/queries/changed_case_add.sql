INSERT INTO atypical_changed_cases (run_id, day, case_id, explained, unexplained) VALUES ($1, $2, $3, $4, $5)
