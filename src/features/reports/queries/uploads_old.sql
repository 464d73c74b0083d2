SELECT id, file FROM reports_uploads WHERE made_on < $1 ORDER BY made_on, id LIMIT $2
