UPDATE decisions_destroyed SET messages = $3, documents = $4 WHERE destruction_id = $1 AND matter_id = $2
