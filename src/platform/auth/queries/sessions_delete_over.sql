DELETE FROM auth_sessions WHERE started_at <= $1 OR seen_at < $2
