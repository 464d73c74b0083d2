UPDATE matters_messages SET read_on = $3 WHERE matter_id = $1 AND direction = $2 AND read_on IS NULL
