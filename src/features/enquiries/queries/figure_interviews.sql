SELECT held_on FROM enquiries_interviews WHERE matter_id = $1 AND held_on IS NOT NULL ORDER BY held_on
