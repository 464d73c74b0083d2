SELECT 1 AS found FROM matters_exclusions WHERE matter_id = $1 AND token = $2
