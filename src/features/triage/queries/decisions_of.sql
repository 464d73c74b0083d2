SELECT * FROM triage_decisions WHERE matter_id = $1 ORDER BY seq DESC
