SELECT token, reason FROM matters_exclusions WHERE matter_id = $1
