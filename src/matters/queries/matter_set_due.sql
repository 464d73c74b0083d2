UPDATE matters_matters SET due_on = $2 WHERE id = $1
