UPDATE decisions_cases SET version = version + 1, person_token = NULL WHERE matter_id = $1 AND person_token IS NOT NULL
