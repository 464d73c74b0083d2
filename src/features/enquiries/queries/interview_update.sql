UPDATE enquiries_interviews SET state = $4, version = version + 1, planned_on = $5, held_on = $6, finished_on = $7,
  under_duty = $8, sealed = $9
WHERE id = $1 AND matter_id = $2 AND version = $3
