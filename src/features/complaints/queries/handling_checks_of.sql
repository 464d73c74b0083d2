SELECT check_key, state, asked_on, done_on, note_sealed FROM complaints_checks WHERE matter_id = $1
