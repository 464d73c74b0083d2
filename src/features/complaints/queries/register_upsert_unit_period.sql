INSERT INTO complaints_register_unit_periods (register, officer_id, starts_on, content_hash, unit_id, ends_on,
  revision)
VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (register, officer_id, starts_on) DO UPDATE SET
  content_hash = excluded.content_hash,
  unit_id = excluded.unit_id,
  ends_on = excluded.ends_on,
  revision = complaints_register_unit_periods.revision + 1
WHERE complaints_register_unit_periods.content_hash <> excluded.content_hash
RETURNING revision
