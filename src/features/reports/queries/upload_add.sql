INSERT INTO reports_uploads (id, made_on, file, sealed) VALUES ($1, $2, $3, $4)
