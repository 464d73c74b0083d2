SELECT DISTINCT p.principal FROM matters_participants p JOIN matters_matters m ON m.id = p.matter_id
WHERE p.matter_id = $1 AND m.track = $2
