SELECT matter_id FROM matters_mailboxes WHERE lookup = $1
