SELECT lookup, public_key FROM matters_mailboxes WHERE matter_id = $1
