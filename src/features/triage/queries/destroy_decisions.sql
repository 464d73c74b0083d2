DELETE FROM triage_decisions WHERE matter_id = $1
