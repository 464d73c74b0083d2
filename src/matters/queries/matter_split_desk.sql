UPDATE matters_matters SET split_desk = 1 WHERE id = $1
