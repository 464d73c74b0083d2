INSERT INTO complaints_register_complainants (register, case_id, sequence, content_hash, gender, gender_code,
  revision)
VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (register, case_id, sequence) DO UPDATE SET
  content_hash = excluded.content_hash,
  gender = excluded.gender,
  gender_code = excluded.gender_code,
  revision = complaints_register_complainants.revision + 1
WHERE complaints_register_complainants.content_hash <> excluded.content_hash
RETURNING revision
