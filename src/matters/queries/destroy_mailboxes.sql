DELETE FROM matters_mailboxes WHERE matter_id = $1
