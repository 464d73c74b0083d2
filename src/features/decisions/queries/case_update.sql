UPDATE decisions_cases SET version = version + 1, recommended = $3, recommended_by = $4, recommended_on = $5,
  intended_on = $6, view_due_on = $7, view_on = $8, view_kind = $9, first_measure = $10, measure = $11,
  authority = $12, decided_by = $13, decided_on = $14, conditional = $15, probation_until = $16, outside = $17,
  served_on = $18, receipt = $19, objection_due_on = $20, objection_on = $21, objection_outcome = $22,
  objection_decided_on = $23, appeal_due_on = $24, appeal_on = $25, appeal_outcome = $26, appeal_decided_on = $27,
  executed_on = $28
WHERE id = $1 AND version = $2
