SELECT state, submitted_on, decided_on FROM enquiries_plans WHERE matter_id = $1 ORDER BY number
