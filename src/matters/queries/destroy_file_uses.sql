DELETE FROM matters_file_uses WHERE matter_id = $1
