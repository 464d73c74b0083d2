DELETE FROM reports_sessions WHERE lookup = $1
