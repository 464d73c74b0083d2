DELETE FROM atypical_findings WHERE case_id = $1
