SELECT * FROM decisions_cases WHERE decided_on IS NOT NULL AND erased_on IS NULL ORDER BY decided_on, id
