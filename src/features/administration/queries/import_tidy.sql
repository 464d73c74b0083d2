DELETE FROM administration_imports WHERE account_id = $1 OR uploaded_at < $2
