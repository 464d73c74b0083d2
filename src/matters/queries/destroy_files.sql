DELETE FROM matters_files WHERE EXISTS (
  SELECT 1 FROM matters_file_uses WHERE matters_file_uses.file = matters_files.file AND matter_id = $1)
AND NOT EXISTS (
  SELECT 1 FROM matters_file_uses WHERE matters_file_uses.file = matters_files.file AND matter_id <> $1)
