SELECT * FROM decisions_cases WHERE theme = $1 AND decided_on IS NOT NULL ORDER BY decided_on, id
