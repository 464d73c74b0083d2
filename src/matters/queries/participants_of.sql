SELECT * FROM matters_participants WHERE matter_id = $1 ORDER BY from_on, id
