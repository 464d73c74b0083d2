SELECT path, sealed FROM web_drafts WHERE id = $1 AND account = $2
