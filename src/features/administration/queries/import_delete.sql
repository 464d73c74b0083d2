DELETE FROM administration_imports WHERE id = $1
