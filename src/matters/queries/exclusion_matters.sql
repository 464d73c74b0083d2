SELECT matter_id FROM matters_exclusions WHERE token = $1 AND reason = $2 ORDER BY matter_id
