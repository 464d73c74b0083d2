INSERT INTO complaints_register_officers (register, id, content_hash, rank_name, unit_id, revision)
VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (register, id) DO UPDATE SET
  content_hash = excluded.content_hash,
  rank_name = excluded.rank_name,
  unit_id = excluded.unit_id,
  revision = complaints_register_officers.revision + 1
WHERE complaints_register_officers.content_hash <> excluded.content_hash
RETURNING revision
