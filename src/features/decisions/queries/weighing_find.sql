SELECT version, questions, state, done_on, done_by, sealed FROM decisions_weighings WHERE matter_id = $1
