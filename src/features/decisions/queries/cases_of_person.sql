SELECT * FROM decisions_cases WHERE person_token = $1 AND decided_on IS NOT NULL AND erased_on IS NULL ORDER BY decided_on, id
