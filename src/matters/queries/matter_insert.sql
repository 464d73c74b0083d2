INSERT INTO matters_matters (id, number, kind, procedure_key, procedure_version, jurisdiction, track, phase, state,
  unit_id, theme, channel, reporter_kind, language, received_on, due_on, split_desk, subject_sealed, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14, '9999-12-31', 0, $15, 1)
