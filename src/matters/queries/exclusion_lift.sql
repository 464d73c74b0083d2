DELETE FROM matters_exclusions WHERE matter_id = $1 AND token = $2 AND reason IN ('tie', 'same_team')
