INSERT INTO decisions_cases (id, matter_id, unit_id, position, version, person_token, category, role, theme,
  circumstances, recorded_on, conditional, outside)
VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, 0, 0)
