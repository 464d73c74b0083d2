SELECT 1 AS found FROM matters_files WHERE file = $1
