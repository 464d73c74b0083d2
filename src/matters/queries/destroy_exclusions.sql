DELETE FROM matters_exclusions WHERE matter_id = $1
