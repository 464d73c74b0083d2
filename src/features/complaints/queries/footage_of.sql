SELECT id, kind, state, overwritten_on, asked_on, settled_on, sealed, version
FROM complaints_footage WHERE matter_id = $1 ORDER BY id
