INSERT INTO complaints_register_officer_filed (register, case_id, content_hash, revision)
VALUES ($1, $2, $3, 1)
ON CONFLICT (register, case_id) DO UPDATE SET
  content_hash = excluded.content_hash,
  revision = complaints_register_officer_filed.revision + 1
WHERE complaints_register_officer_filed.content_hash <> excluded.content_hash
RETURNING revision
