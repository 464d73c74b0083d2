UPDATE complaints_footage SET kind = $4, state = $5, overwritten_on = $6, asked_on = $7, settled_on = $8, sealed = $9,
  version = version + 1
WHERE id = $1 AND matter_id = $2 AND version = $3
