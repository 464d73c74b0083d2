SELECT whole, file_sealed FROM administration_imports WHERE id = $1 AND account_id = $2
