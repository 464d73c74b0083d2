UPDATE atypical_officers SET outcome = $3, closed_on = $4, closed_by = $5, matter_id = $6, decision_id = $7
WHERE case_id = $1 AND officer = $2 AND outcome IS NULL
