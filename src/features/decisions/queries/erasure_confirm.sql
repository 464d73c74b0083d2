UPDATE decisions_erasures SET confirmed_on = $2, confirmed_by = $3 WHERE case_id = $1 AND confirmed_on IS NULL
