UPDATE reports_sessions SET sealed = $2 WHERE lookup = $1
