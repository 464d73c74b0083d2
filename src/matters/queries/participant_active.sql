SELECT principal FROM matters_participants WHERE matter_id = $1 AND role = $2 AND until_on IS NULL ORDER BY from_on, id
