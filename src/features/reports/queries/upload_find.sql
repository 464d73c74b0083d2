SELECT made_on, file, sealed FROM reports_uploads WHERE id = $1
