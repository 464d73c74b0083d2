UPDATE complaints_register_imports SET state = 'done', finished_at = $2 WHERE id = $1
