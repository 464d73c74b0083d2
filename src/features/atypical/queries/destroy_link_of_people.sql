UPDATE atypical_officers SET matter_id = NULL WHERE matter_id = $1
