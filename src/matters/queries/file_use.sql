INSERT INTO matters_file_uses (matter_id, file)
SELECT CAST($1 AS TEXT), CAST($2 AS TEXT)
WHERE NOT EXISTS (SELECT 1 FROM matters_files WHERE file = $2)
  OR EXISTS (SELECT 1 FROM matters_file_uses WHERE file = $2)
ON CONFLICT (matter_id, file) DO NOTHING
