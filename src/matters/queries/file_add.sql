INSERT INTO matters_files (file, made_on) VALUES ($1, $2) ON CONFLICT (file) DO NOTHING
