INSERT INTO decisions_destructions (id, version, state, proposed_on, proposed_by) VALUES ($1, 1, 'proposed', $2, $3)
