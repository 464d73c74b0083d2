SELECT d.run_id, d.day, d.explained, d.unexplained FROM atypical_changed_days d WHERE d.run_id = $1 ORDER BY d.day
