SELECT m.track FROM matters_participants p JOIN matters_matters m ON m.id = p.matter_id
WHERE p.principal = $1 AND p.matter_id = $2
