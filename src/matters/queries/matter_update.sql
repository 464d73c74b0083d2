UPDATE matters_matters SET version = version + 1, phase = $3, state = $4, outcome = $5, closed_on = $6, unit_id = $7,
  theme = $8
WHERE id = $1 AND version = $2
