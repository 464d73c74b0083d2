SELECT * FROM decisions_erasures
WHERE confirmed_on IS NULL AND (due_on, case_id) > ($1, $2)
ORDER BY due_on, case_id LIMIT $3
