SELECT * FROM atypical_findings WHERE case_id = $1 ORDER BY position
