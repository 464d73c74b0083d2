SELECT mapping, file_sealed FROM complaints_training_files WHERE id = $1 AND account_id = $2
