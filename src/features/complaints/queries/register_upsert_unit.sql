INSERT INTO complaints_register_units (register, id, content_hash, name, active, active_code, revision)
VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (register, id) DO UPDATE SET
  content_hash = excluded.content_hash,
  name = excluded.name,
  active = excluded.active,
  active_code = excluded.active_code,
  revision = complaints_register_units.revision + 1
WHERE complaints_register_units.content_hash <> excluded.content_hash
RETURNING revision
