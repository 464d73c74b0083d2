UPDATE matters_matters SET retain_until = $2 WHERE id = $1
