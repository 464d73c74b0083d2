SELECT * FROM decisions_erasures WHERE confirmed_on >= $1 ORDER BY confirmed_on DESC, case_id
