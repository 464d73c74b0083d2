UPDATE complaints_allegations SET category = $4, state = $5, recommended = $6, recommended_by = $7, recommended_on = $8,
  final_finding = $9, final_by = $10, final_on = $11, outcome = $12, sealed = $13, version = version + 1
WHERE id = $1 AND matter_id = $2 AND version = $3
