SELECT * FROM decisions_erasures WHERE confirmed_on IS NULL ORDER BY due_on, case_id
