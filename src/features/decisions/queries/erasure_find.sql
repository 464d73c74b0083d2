SELECT * FROM decisions_erasures WHERE case_id = $1
