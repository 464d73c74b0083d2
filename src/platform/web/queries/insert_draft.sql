INSERT INTO web_drafts (id, account, path, sealed, made_on) VALUES ($1, $2, $3, $4, $5)
