SELECT matter_id, given_to, event FROM casework_given WHERE account_id = $1 AND given_at >= $2 ORDER BY matter_id
