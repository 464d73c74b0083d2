UPDATE matters_steps SET due_on = $2 WHERE id = $1
