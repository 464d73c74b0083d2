INSERT INTO triage_decisions (id, matter_id, seq, step_id, criteria_version, answers, advised, outcome, differs, state,
                              proposed_by, proposed_on, settled_on, plan_sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
