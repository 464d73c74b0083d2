SELECT matter_id, number, unit_id, category, phase, procedure_key, received_on, closed_on, outcome, outside
FROM complaints_month_rows WHERE month = $1 ORDER BY position
