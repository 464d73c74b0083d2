SELECT * FROM matters_documents WHERE id = $1 AND matter_id = $2
