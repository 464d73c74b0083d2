SELECT COALESCE(MAX(position), 0) + 1 AS position FROM complaints_allegations WHERE matter_id = $1
