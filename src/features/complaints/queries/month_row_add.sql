INSERT INTO complaints_month_rows
  (month, matter_id, position, number, unit_id, category, phase, procedure_key, received_on, closed_on, outcome, outside)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
