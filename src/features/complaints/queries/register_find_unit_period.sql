SELECT content_hash FROM complaints_register_unit_periods
WHERE register = $1 AND officer_id = $2 AND starts_on = $3
