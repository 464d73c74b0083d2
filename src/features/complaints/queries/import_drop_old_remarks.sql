DELETE FROM complaints_register_remarks
WHERE import_id IN (SELECT id FROM complaints_register_imports WHERE register = $1 AND id <> $2)
