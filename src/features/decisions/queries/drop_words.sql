DELETE FROM decisions_words WHERE case_id IN (SELECT id FROM decisions_cases WHERE matter_id = $1)
