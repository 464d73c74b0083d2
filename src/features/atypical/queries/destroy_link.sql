UPDATE atypical_cases SET matter_id = NULL WHERE matter_id = $1
