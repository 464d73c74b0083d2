SELECT * FROM decisions_erasures
WHERE confirmed_on IS NOT NULL AND (confirmed_on, case_id) < ($1, $2)
ORDER BY confirmed_on DESC, case_id DESC LIMIT $3
