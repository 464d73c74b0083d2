DELETE FROM complaints_training_files WHERE account_id = $1 OR uploaded_at < $2
