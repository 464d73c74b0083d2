SELECT reason FROM matters_exclusions WHERE matter_id = $1 AND token = $2
