UPDATE enquiries_plans SET state = $4, version = version + 1, written_by = $5, submitted_on = $6, decided_by = $7,
  decided_on = $8, sealed = $9
WHERE id = $1 AND matter_id = $2 AND version = $3
