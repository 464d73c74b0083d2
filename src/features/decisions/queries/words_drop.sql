DELETE FROM decisions_words WHERE case_id = $1
