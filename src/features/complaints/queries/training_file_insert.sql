INSERT INTO complaints_training_files (id, account_id, uploaded_at, mapping, file_sealed) VALUES ($1, $2, $3, $4, $5)
