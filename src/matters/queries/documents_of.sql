SELECT * FROM matters_documents WHERE matter_id = $1 ORDER BY seq
