DELETE FROM complaints_training_files WHERE id = $1
