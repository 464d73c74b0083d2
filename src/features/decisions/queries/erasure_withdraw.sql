DELETE FROM decisions_erasures WHERE case_id = $1 AND confirmed_on IS NULL
