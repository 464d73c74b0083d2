UPDATE atypical_findings SET aside_until = CASE WHEN last_day > $2 THEN last_day ELSE $2 END WHERE case_id = $1
