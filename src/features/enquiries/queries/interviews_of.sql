SELECT id, position, capacity, state, version, invited_on, planned_on, held_on, finished_on, under_duty, sealed
FROM enquiries_interviews WHERE matter_id = $1 ORDER BY position
