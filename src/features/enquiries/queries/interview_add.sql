INSERT INTO enquiries_interviews (id, matter_id, position, capacity, state, version, invited_on, planned_on, under_duty,
  sealed)
VALUES ($1, $2, $3, $4, 'invited', 1, $5, $6, 0, $7)
ON CONFLICT (matter_id, position) DO NOTHING
