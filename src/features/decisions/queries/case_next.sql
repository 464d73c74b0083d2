SELECT COALESCE(MAX(position), 0) + 1 AS position FROM decisions_cases WHERE matter_id = $1
