DELETE FROM web_drafts WHERE made_on < $1
