DELETE FROM complaints_month_rows WHERE matter_id = $1
