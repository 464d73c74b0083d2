INSERT INTO complaints_register_allegations (register, case_id, officer_id, sequence, content_hash, category,
  category_code, label, recommended_finding, recommended_finding_code, final_finding, final_finding_code,
  recommended_outcome, recommended_outcome_code, final_outcome, final_outcome_code, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)
ON CONFLICT (register, case_id, officer_id, sequence) DO UPDATE SET
  content_hash = excluded.content_hash,
  category = excluded.category,
  category_code = excluded.category_code,
  label = excluded.label,
  recommended_finding = excluded.recommended_finding,
  recommended_finding_code = excluded.recommended_finding_code,
  final_finding = excluded.final_finding,
  final_finding_code = excluded.final_finding_code,
  recommended_outcome = excluded.recommended_outcome,
  recommended_outcome_code = excluded.recommended_outcome_code,
  final_outcome = excluded.final_outcome,
  final_outcome_code = excluded.final_outcome_code,
  revision = complaints_register_allegations.revision + 1
WHERE complaints_register_allegations.content_hash <> excluded.content_hash
RETURNING revision
