INSERT INTO administration_imports (id, account_id, uploaded_at, whole, file_sealed) VALUES ($1, $2, $3, $4, $5)
