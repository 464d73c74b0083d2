SELECT a.matter_id FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
WHERE a.principal = $1 AND m.track <> 'none' ORDER BY a.matter_id
