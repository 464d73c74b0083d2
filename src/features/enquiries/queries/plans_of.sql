SELECT id, number, state, version, written_by, submitted_on, decided_by, decided_on, sealed
FROM enquiries_plans WHERE matter_id = $1 ORDER BY number
