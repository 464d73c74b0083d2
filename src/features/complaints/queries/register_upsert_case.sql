INSERT INTO complaints_register_cases (register, id, content_hash, received_on, incident_on, closed_on, area,
  place, received_year, days_to_close, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
ON CONFLICT (register, id) DO UPDATE SET
  content_hash = excluded.content_hash,
  received_on = excluded.received_on,
  incident_on = excluded.incident_on,
  closed_on = excluded.closed_on,
  area = excluded.area,
  place = excluded.place,
  received_year = excluded.received_year,
  days_to_close = excluded.days_to_close,
  revision = complaints_register_cases.revision + 1
WHERE complaints_register_cases.content_hash <> excluded.content_hash
RETURNING revision
