DELETE FROM reports_uploads WHERE id = $1
