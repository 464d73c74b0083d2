SELECT (SELECT COUNT(*) FROM matters_messages WHERE matter_id = $1) AS messages,
       (SELECT COUNT(*) FROM matters_documents WHERE matter_id = $1) AS documents
