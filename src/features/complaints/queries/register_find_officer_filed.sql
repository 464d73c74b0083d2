SELECT content_hash FROM complaints_register_officer_filed
WHERE register = $1 AND case_id = $2
