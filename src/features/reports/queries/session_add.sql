INSERT INTO reports_sessions (lookup, made_on, sealed) VALUES ($1, $2, $3)
