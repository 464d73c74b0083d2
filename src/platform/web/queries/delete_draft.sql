DELETE FROM web_drafts WHERE id = $1
