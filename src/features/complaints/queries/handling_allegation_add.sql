INSERT INTO complaints_allegations (id, matter_id, position, category, state, recommended, recommended_by,
  recommended_on, final_finding, final_by, final_on, outcome, recorded_on, sealed, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)
