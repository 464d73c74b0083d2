UPDATE complaints_register_imports SET state = $2, source = $3, row_number = $4 WHERE id = $1
