SELECT k.day, k.explained, k.unexplained, r.made_at FROM atypical_changed_cases k
JOIN atypical_runs r ON r.id = k.run_id
WHERE k.case_id = $1 ORDER BY r.made_at DESC, k.day
