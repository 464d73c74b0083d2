DELETE FROM reports_sessions WHERE made_on < $1
