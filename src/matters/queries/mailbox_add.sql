INSERT INTO matters_mailboxes (lookup, matter_id, public_key) VALUES ($1, $2, $3)
