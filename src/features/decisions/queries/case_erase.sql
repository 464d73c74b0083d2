UPDATE decisions_cases SET version = version + 1, erased_on = $2, person_token = NULL WHERE id = $1 AND erased_on IS NULL
