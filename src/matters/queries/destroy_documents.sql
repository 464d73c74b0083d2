DELETE FROM matters_documents WHERE matter_id = $1
